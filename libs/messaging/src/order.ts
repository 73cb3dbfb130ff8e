import { SERVICES, type After } from '@waymark/contracts';
import type { Line, Mark } from './heard.js';

/** What order looks at. */
export interface Placed {
  readonly id: string;
  readonly source: string;
  readonly subject: string;
  readonly sequence: number;
  readonly causesource?: string;
  readonly causesequence?: number;
  readonly after?: After;
}

export type WaitsFor = 'earlier' | 'cause';

/** What is done with events that were just claimed, and with those they release. */
export interface OrderPlan<Event extends Placed> {
  /** In this order. */
  readonly apply: readonly Event[];
  readonly park: readonly { readonly event: Event; readonly waitsFor: WaitsFor }[];
  /** Older than what was heard, or in a place that is taken. */
  readonly ignore: readonly Event[];
  /** Were parked and are not any more. */
  readonly unpark: readonly Event[];
  /** The lines that moved, and how far. */
  readonly marks: readonly Mark[];
}

/** Per producer and subject events are applied 1, 2, 3 …, and each after its cause where that is heard here too. */
export function planOrder<Event extends Placed>(
  arrived: readonly Event[],
  parked: readonly Event[],
  marks: readonly Mark[],
  hears: ReadonlySet<string>,
): OrderPlan<Event> {
  const plan = new Planning<Event>(marks, hears, parked);
  for (const event of arrived) plan.place(event);
  return plan.finished();
}

/** What an event waits for besides its own line, of those that are heard here: its cause, and what came before that. */
export function causesOf(event: Placed, hears: ReadonlySet<string>): readonly Mark[] {
  const { causesource, causesequence = 0, after = {}, subject } = event;
  return SERVICES.flatMap((producer) => {
    const own = producer === causesource ? causesequence : 0;
    const sequence = Math.max(own, after[producer] ?? 0);
    return sequence > 0 && hears.has(producer) ? { producer, subject, sequence } : [];
  });
}

class Planning<Event extends Placed> {
  private readonly heard = new Map<string, Map<string, number>>();
  private readonly moved = new Map<string, Line>();
  private readonly waiting = new Map<string, Event[]>();
  private readonly wasParked: ReadonlySet<Event>;
  private readonly apply: Event[] = [];
  private readonly ignore: Event[] = [];

  constructor(
    marks: readonly Mark[],
    private readonly hears: ReadonlySet<string>,
    parked: readonly Event[],
  ) {
    for (const { producer, subject, sequence } of marks) this.mark(subject, producer, sequence);
    this.wasParked = new Set(parked);
    for (const event of parked) this.waitingOf(event.subject).push(event);
    for (const subject of [...this.waiting.keys()]) this.release(subject);
  }

  place(event: Event): void {
    const { subject } = event;
    const waiting = this.waitingOf(subject);
    if (this.isPast(event) || isPlaceTaken(event, waiting)) {
      this.ignore.push(event);
      return;
    }
    waiting.push(event);
    this.release(subject);
  }

  finished(): OrderPlan<Event> {
    const still = new Set([...this.waiting.values()].flat().filter((event) => !this.isPast(event)));
    return {
      apply: this.apply,
      ignore: this.ignore,
      park: [...still]
        .filter((event) => !this.wasParked.has(event))
        .map((event) => ({ event, waitsFor: this.isNext(event) ? 'cause' : 'earlier' })),
      unpark: [...this.wasParked].filter((event) => !still.has(event)),
      marks: [...this.moved.values()].map((line) => ({
        ...line,
        sequence: this.heardOf(line.subject, line.producer),
      })),
    };
  }

  private release(subject: string): void {
    for (;;) {
      const waiting = this.waitingOf(subject);
      const at = waiting.findIndex((event) => this.isNext(event) && this.isCauseHeard(event));
      const [event] = at < 0 ? [] : waiting.splice(at, 1);
      if (event === undefined) return;
      this.apply.push(event);
      this.mark(subject, event.source, event.sequence);
      this.moved.set(`${event.source} ${subject}`, { producer: event.source, subject });
    }
  }

  private isPast(event: Event): boolean {
    return event.sequence <= this.heardOf(event.subject, event.source);
  }

  private isNext(event: Event): boolean {
    return event.sequence === this.heardOf(event.subject, event.source) + 1;
  }

  private isCauseHeard(event: Event): boolean {
    return causesOf(event, this.hears).every(
      ({ subject, producer, sequence }) => this.heardOf(subject, producer) >= sequence,
    );
  }

  private heardOf(subject: string, producer: string): number {
    return this.heard.get(subject)?.get(producer) ?? 0;
  }

  private mark(subject: string, producer: string, sequence: number): void {
    const marks = this.heard.get(subject) ?? new Map<string, number>();
    marks.set(producer, sequence);
    this.heard.set(subject, marks);
  }

  private waitingOf(subject: string): Event[] {
    const known = this.waiting.get(subject);
    if (known !== undefined) return known;
    const events: Event[] = [];
    this.waiting.set(subject, events);
    return events;
  }
}

const isPlaceTaken = (event: Placed, waiting: readonly Placed[]): boolean =>
  waiting.some(({ source, sequence }) => source === event.source && sequence === event.sequence);
