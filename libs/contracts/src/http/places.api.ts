import {
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { PlaceFact, PlaceFacts } from '../facts.js';
import { MissingAnswer } from '../judgement.js';
import { ListOf, ListOfText } from '../rules/list-of.js';
import { MayBeAbsent } from '../rules/may-be-absent.js';
import { Nested } from '../rules/nested.js';
import { ONE_LINE } from '../rules/one-line.js';
import { YES_NO_NOT_KNOWN, type YesNoNotKnown } from '../vocabulary.js';

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const REVISION = /^[0-9a-f]{12}$/;
const PRACTICE_CODE = /^[A-Z0-9]{3,8}$/;
/** Where she belongs: a postcode, GP practice and unit, or areas chosen from the list. */
export class WhereSheIs {
  @IsIn(['known', 'hidden', 'none', 'outside-england', 'not-known'])
  readonly residence!: PlaceFact['known'];
  /** Place keys chosen from the list, where no postcode lookup is loaded or the address is hidden. */
  @ListOfText(CODE, 5) readonly residencePlaces!: readonly string[];
  /** `armed-forces`: a practice of the armed forces, which is no practice of an area. */
  @IsIn(['known', 'none', 'outside-england', 'armed-forces', 'not-known']) readonly gpPractice!:
    'known' | 'none' | 'outside-england' | 'armed-forces' | 'not-known';
  /** ODS code of the practice. */
  @MayBeAbsent() @Matches(PRACTICE_CODE) readonly gpPracticeCode?: string;
  @ListOfText(CODE, 5) readonly gpPlaces!: readonly string[];
  @IsIn(['known', 'none', 'not-known']) readonly bookedUnit!: 'known' | 'none' | 'not-known';
  /** Unit key of the list of maternity units. */
  @MayBeAbsent() @Matches(CODE) readonly unit?: string;
  /** The home may change at short notice, whatever the reason; no reason is asked. */
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly mayMoveSoon?: YesNoNotKnown;
}

/** Body of `POST /places`. */
export class FindPlaces {
  @Nested(() => WhereSheIs) readonly where!: WhereSheIs;
  @MayBeAbsent() @IsString() @MaxLength(10) readonly postcode?: string;
}

/** What a lookup noticed about a place: said to the referrer, and never a reason to stop. */
export const PLACE_NOTES = [
  'postcode-unknown',
  'postcode-ended',
  'postcode-stands-for-nothing',
  'postcode-and-area-differ',
  'lookup-silent',
  'outside-england',
  'no-fixed-address',
  'practice-unknown',
  'practice-closed',
  'practice-and-area-differ',
  'home-and-practice-differ',
  'board-not-told',
] as const;
export type PlaceNoteCode = (typeof PLACE_NOTES)[number];

/** One thing to know about where the person belongs. */
export class PlaceNote {
  @IsIn(PLACE_NOTES) readonly code!: PlaceNoteCode;
  @IsIn(['residence', 'gpPractice', 'bookedUnit']) readonly of!:
    'residence' | 'gpPractice' | 'bookedUnit';
  /** One sentence, without the postcode. */
  @IsString() @MaxLength(300) readonly words!: string;
}

/** Answer of `POST /places`. */
export class PlacesFound {
  @Nested(() => PlaceFacts) readonly places!: PlaceFacts;
  /** ICB coordination organisation, or `landing-national`. */
  @Matches(CODE) readonly landingTeam!: string;
  /** Index of Multiple Deprivation decile; absent = cannot be derived. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(10) readonly deprivationDecile?: number;
  /** What could not be told, as questions. */
  @ListOf(() => MissingAnswer, 5) readonly missing!: readonly MissingAnswer[];
  @ListOf(() => PlaceNote, 10) readonly notes!: readonly PlaceNote[];
}

/** A place of the list that the form offers: `GET /places`. */
export class PlaceChoice {
  @Matches(CODE) readonly key!: string;
  @IsString() readonly name!: string;
  @IsIn(['area', 'unit']) readonly kind!: 'area' | 'unit';
}

/** What can be looked up besides the list. */
export class PlaceLookups {
  /** A postcode tells the area; otherwise the area is chosen from the list. */
  @IsBoolean() readonly postcodes!: boolean;
  /** GP practices can be searched: `GET /practices`. */
  @IsBoolean() readonly practices!: boolean;
}

/** Answer of `GET /places`. */
export class PlaceChoices {
  @ListOf(() => PlaceChoice, 5000) readonly choices!: readonly PlaceChoice[];
  /** Revision of the list. */
  @Matches(REVISION) readonly revision!: string;
  @Nested(() => PlaceLookups) readonly lookups!: PlaceLookups;
}

/** Query of `GET /practices`. */
export class PracticesQuery {
  /** Part of a name, place or postcode, or a code; two signs at least. */
  @Matches(ONE_LINE) @MinLength(2) @MaxLength(100) readonly q!: string;
}

/** A GP practice of the list. */
export class PracticeChoice {
  /** ODS code. */
  @Matches(PRACTICE_CODE) readonly code!: string;
  @IsString() @MaxLength(200) readonly name!: string;
  /** Town, district and postcode, as far as the list has them. */
  @IsString() @MaxLength(300) readonly address!: string;
}

/** Answer of `GET /practices`: open practices, the best match first. */
export class PracticesFound {
  @ListOf(() => PracticeChoice, 20) readonly practices!: readonly PracticeChoice[];
  /** More matched than are given: a longer question finds fewer. */
  @IsBoolean() readonly more!: boolean;
}

/** What a place was called when the referral named it. */
export class PlaceName {
  @Matches(CODE) readonly key!: string;
  @IsString() readonly name!: string;
}
