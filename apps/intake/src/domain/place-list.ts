import { IsIn, IsString, Matches } from 'class-validator';
import {
  IsDay,
  ListOf,
  ListOfText,
  MayBeAbsent,
  type Day,
  type PlaceChoice,
} from '@waymark/contracts';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** An integrated care board that covers a place, from and to whole days; an absent end is open. */
export class PlaceBoard {
  @Matches(/^[A-Z0-9]{3,10}$/) readonly ods!: string;
  @MayBeAbsent() @IsDay() readonly from?: Day;
  @MayBeAbsent() @IsDay() readonly to?: Day;
}

/** A place of `places.json`: an area she can live in, or a maternity unit. */
export class Place {
  @Matches(KEY) readonly key!: string;
  @IsString() readonly name!: string;
  @IsIn(['area', 'unit']) readonly kind!: 'area' | 'unit';
  /** Keys of the places that hold it. */
  @ListOfText(KEY, 20) readonly within!: readonly string[];
  /** GSS code of the district, county or region that it is. */
  @MayBeAbsent() @Matches(/^[A-Z]\d{8}$/) readonly code?: string;
  @MayBeAbsent() @ListOf(() => PlaceBoard, 10) readonly icb?: readonly PlaceBoard[];
}

/** What `places.json` holds. */
export class PlaceFile {
  @ListOf(() => Place, 20_000) readonly places!: readonly Place[];
}

/** The places the published criteria speak of, and what lies within what. */
export class PlaceList {
  readonly choices: readonly PlaceChoice[];
  private readonly byKey: ReadonlyMap<string, Place>;

  /** `revision` changes whenever anything in the list does. */
  constructor(
    readonly places: readonly Place[],
    readonly revision: string,
  ) {
    this.byKey = new Map(places.map((place) => [place.key, place]));
    this.choices = places
      .map(({ key, name, kind }) => ({ key, name, kind }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }

  kindOf(key: string): Place['kind'] | undefined {
    return this.byKey.get(key)?.kind;
  }

  /** The keys themselves, then everything they lie within, the narrowest first. */
  withAllAround(keys: readonly string[]): readonly string[] {
    const found = new Set<string>();
    let ring: readonly string[] = keys;
    while (ring.length > 0) {
      const fresh = ring.filter((key) => this.byKey.has(key) && !found.has(key));
      for (const key of fresh) found.add(key);
      ring = fresh.flatMap((key) => this.byKey.get(key)?.within ?? []);
    }
    return [...found];
  }

  /** Without those that hold another of them. */
  narrowestOf(keys: readonly string[]): readonly string[] {
    const wider = new Set(keys.flatMap((key) => this.withAllAround([key]).slice(1)));
    return keys.filter((key) => !wider.has(key));
  }

  /** The boards in force on the day for the narrowest of the places, or nearest around those. */
  boardsOn(day: Day, keys: readonly string[]): readonly string[] {
    return [...new Set(this.narrowestOf(keys).flatMap((key) => this.nearestBoardsOn(day, key)))];
  }

  private nearestBoardsOn(day: Day, key: string): readonly string[] {
    for (const around of this.withAllAround([key])) {
      const boards = (this.byKey.get(around)?.icb ?? []).filter((board) => inForce(board, day));
      if (boards.length > 0) return boards.map(({ ods }) => ods);
    }
    return [];
  }
}

const inForce = ({ from, to }: PlaceBoard, day: Day): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);
