import { Clock } from '@waymark/platform';

/** A clock that stands where a spec puts it. */
export class StoppedClock extends Clock {
  private instant: number;

  constructor(at: string) {
    super();
    this.instant = instantOf(at);
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** Moves to an instant, or to noon (UTC) of a day. */
  set(at: string): void {
    this.instant = instantOf(at);
  }

  advance(by: {
    readonly days?: number;
    readonly hours?: number;
    readonly minutes?: number;
  }): void {
    const minutes = ((by.days ?? 0) * 24 + (by.hours ?? 0)) * 60 + (by.minutes ?? 0);
    this.instant += minutes * 60_000;
  }
}

function instantOf(at: string): number {
  const instant = Date.parse(at.length === 10 ? `${at}T12:00:00Z` : at);
  if (Number.isNaN(instant)) throw new Error(`${at} is neither a day nor an instant`);
  return instant;
}
