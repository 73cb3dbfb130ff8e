import type { Day, MissingAnswer, PlaceFact, PlacesFound, WhereSheIs } from '@waymark/contracts';
import type { PlaceList } from './place-list.js';

/** The desk that coordinates where no single board can be told. */
export const NATIONAL_DESK = 'landing-national';

const MOST_PLACES = 20;

/** What tables of postcodes and practices say; absent where none is loaded or nothing was found. */
export interface LookedUp {
  readonly residence?: AreaOfPostcode;
  readonly gpPractice?: readonly string[];
}

export interface AreaOfPostcode {
  readonly places: readonly string[];
  /** 1 = most deprived. */
  readonly deprivationDecile?: number;
}

const QUESTIONS = {
  residence: 'Which area does she live in? Choose it from the list.',
  gpPractice: 'Which area is her GP practice in? Choose it from the list.',
  bookedUnit: 'Which maternity unit is she booked with? Choose it from the list.',
} as const;

/** Dated place keys from what was chosen or looked up. What cannot be told is asked for, never guessed. */
export function resolvePlaces(
  where: WhereSheIs,
  on: Day,
  list: PlaceList,
  lookedUp: LookedUp = {},
): PlacesFound {
  const ofPostcode = where.residence === 'known' ? lookedUp.residence : undefined;
  const home = [...where.residencePlaces, ...(ofPostcode?.places ?? [])];
  const practice = [...where.gpPlaces, ...(lookedUp.gpPractice ?? [])];
  const unit = where.unit === undefined ? [] : [where.unit];
  const places = {
    residence: placeFact(where.residence, home, list),
    gpPractice: placeFact(where.gpPractice, practice, list),
    bookedUnit: placeFact(where.bookedUnit, unit, list),
    asOf: on,
  };
  const decile = ofPostcode?.deprivationDecile;
  return {
    places,
    landingTeam:
      onlyBoardsTeam(home, on, list) ?? onlyBoardsTeam(practice, on, list) ?? NATIONAL_DESK,
    ...(decile !== undefined && { deprivationDecile: decile }),
    missing: (['residence', 'gpPractice', 'bookedUnit'] as const)
      .filter((which) => canHavePlaces(where[which]) && places[which].places.length === 0)
      .map((which): MissingAnswer => ({ fact: `places.${which}`, question: QUESTIONS[which] })),
  };
}

const canHavePlaces = (known: PlaceFact['known']): boolean =>
  known === 'known' || known === 'hidden';

// "Known" to the referrer but in no area we can name is not known to a criterion.
function placeFact(
  known: PlaceFact['known'],
  chosen: readonly string[],
  list: PlaceList,
): PlaceFact {
  if (!canHavePlaces(known)) return { known, places: [] };
  const places = list.withAllAround(chosen).slice(0, MOST_PLACES);
  return places.length === 0 && known === 'known'
    ? { known: 'not-known', places }
    : { known, places };
}

function onlyBoardsTeam(chosen: readonly string[], on: Day, list: PlaceList): string | undefined {
  const [only, ...others] = list.boardsOn(on, chosen);
  return only === undefined || others.length > 0 ? undefined : `landing-${only.toLowerCase()}`;
}
