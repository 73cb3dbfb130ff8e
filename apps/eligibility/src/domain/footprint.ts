import { dayNumber, type DayNumber } from './calendar.js';
import type { FootprintPlace } from './criteria-parts.js';

/** The places a service is for on a day. Services grow and shrink by dates of their own. */
export class DatedFootprint<Made> {
  private readonly starts: readonly DayNumber[];
  private readonly made: readonly Made[];

  /** `make` turns the places of each stretch of days, once, into what is asked for. */
  constructor(footprint: readonly FootprintPlace[], make: (keys: readonly string[]) => Made) {
    const changes = footprint.flatMap(({ validFrom, validTo }) => [
      ...(validFrom === undefined ? [] : [dayNumber(validFrom)]),
      ...(validTo === undefined ? [] : [dayNumber(validTo) + 1]),
    ]);
    this.starts = [-Infinity, ...new Set(changes.sort((a, b) => a - b))];
    this.made = this.starts.map((start) =>
      make(footprint.filter((place) => counts(place, start)).map(({ place }) => place)),
    );
  }

  /** What comes after a day, with the first day of each. */
  after(day: DayNumber): readonly { readonly start: DayNumber; readonly made: Made }[] {
    return this.starts.flatMap((start, at) =>
      start > day ? [{ start, made: this.made[at] as Made }] : [],
    );
  }

  on(day: DayNumber): Made {
    let at = this.starts.length - 1;
    while (at > 0 && day < (this.starts[at] ?? 0)) at -= 1;
    // There is always the stretch before the first change.
    return this.made[at] as Made;
  }
}

const counts = ({ validFrom, validTo }: FootprintPlace, day: DayNumber): boolean =>
  (validFrom === undefined || dayNumber(validFrom) <= day) &&
  (validTo === undefined || day <= dayNumber(validTo));
