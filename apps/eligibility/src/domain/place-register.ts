import { IsIn, IsString, Matches } from 'class-validator';
import { ListOfText, MayBeAbsent } from '@waymark/contracts';
import { listed, sentenceCase } from './words.js';

export const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A place of `places.json`: an area somebody can live in, or a maternity unit. */
export class Place {
  @Matches(KEY) readonly key!: string;
  @IsString() readonly name!: string;
  @IsIn(['area', 'unit']) readonly kind!: 'area' | 'unit';
  /** Keys of the places that hold it. */
  @ListOfText(KEY, 20) readonly within!: readonly string[];
  /** GSS code; null = not known. */
  @MayBeAbsent() readonly code?: string | null;
  /** Where the code was read. */
  @MayBeAbsent() readonly source?: string | null;
  /** Boards with their dates: intake's business. */
  @MayBeAbsent() readonly icb?: unknown;
}

const SMALL_WORDS = new Set(['and', 'of', 'on', 'the', 'upon', 'with']);
const capital = (word: string): string => (SMALL_WORDS.has(word) ? word : sentenceCase(word));

/** The whole country holds everything, so knowing it narrows nothing down. */
const TOO_WIDE = 'england';

/** A combination of places that somebody is in. */
export interface Spot {
  /** Every key that holds, with everything around it. */
  readonly keys: readonly string[];
  /** Keys that hold none of the others. */
  readonly narrowest: readonly string[];
  readonly words: string;
}

/** Far more than there are areas; keys come from outside, so there is an end to what is remembered. */
const MOST_SPOTS = 20_000;

/** What lies within what, and what it is called. */
export class PlaceRegister {
  private readonly byKey: ReadonlyMap<string, Pick<Place, 'name' | 'kind' | 'within'>>;
  private readonly holders = new Map<string, readonly string[]>();
  private readonly spots = new Map<string, Spot>();

  constructor(places: readonly Pick<Place, 'key' | 'name' | 'kind' | 'within'>[]) {
    this.byKey = new Map(places.map((place) => [place.key, place]));
    for (const { key } of places) this.holders.set(key, this.climb(key));
  }

  has(key: string, kind: Place['kind']): boolean {
    return this.byKey.get(key)?.kind === kind;
  }

  knows(key: string): boolean {
    return this.byKey.has(key);
  }

  /** The public name; for a place that the list does not have, the key as words. */
  nameOf(key: string): string {
    return this.byKey.get(key)?.name ?? key.split('-').map(capital).join(' ');
  }

  /** Everything a place lies within, the nearest first. */
  around(key: string): readonly string[] {
    return this.holders.get(key) ?? [];
  }

  /** Where somebody is who is in all these places; worked out once for each combination. */
  spot(places: readonly string[]): Spot {
    const combination = places.join(' ');
    const known = this.spots.get(combination);
    if (known !== undefined) return known;
    const spot = this.spotOf(places);
    if (this.spots.size < MOST_SPOTS) this.spots.set(combination, spot);
    return spot;
  }

  /** Places that hold part of these: whoever is known only to live there may live in them. */
  holding(keys: ReadonlySet<string>): ReadonlySet<string> {
    const wider = new Set([...keys].flatMap((key) => this.around(key)));
    for (const key of keys) wider.delete(key);
    wider.delete(TOO_WIDE);
    return wider;
  }

  private spotOf(places: readonly string[]): Spot {
    const wider = new Set(places.flatMap((key) => this.around(key)));
    // Facts name the narrowest place first; without a register that order is all there is to go by.
    const narrowest = places.some((key) => this.knows(key))
      ? places.filter((key) => !wider.has(key))
      : places.slice(0, 1);
    return {
      keys: [...new Set([...places, ...wider])],
      narrowest,
      words: listed(narrowest.map((key) => this.nameOf(key)).slice(0, 3), 'and'),
    };
  }

  private climb(key: string): readonly string[] {
    const found = new Set<string>();
    let ring = this.byKey.get(key)?.within ?? [];
    while (ring.length > 0) {
      const fresh = ring.filter((holder) => holder !== key && !found.has(holder));
      for (const holder of fresh) found.add(holder);
      ring = fresh.flatMap((holder) => this.byKey.get(holder)?.within ?? []);
    }
    return [...found];
  }
}
