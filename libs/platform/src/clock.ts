import { londonDay, type Day } from '@waymark/contracts';

/** What time it is; the only place a service may learn it. */
export abstract class Clock {
  abstract now(): Date;

  /** The calendar day in London. */
  today(): Day {
    return londonDay(this.now());
  }
}

/** The machine's own time. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
