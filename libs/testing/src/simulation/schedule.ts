import type { SeededRandom } from './seeded-random.js';

/** Whose work is done: a process that can be stopped for a while, or be dead. */
export interface Host {
  readonly name: string;
  readonly isAlive: boolean;
  readonly isStopped: boolean;
}

/** Something that can happen next. */
export interface Happening {
  readonly what: string;
  /** Absent: it happens outside every process, such as at the server. */
  readonly host?: Host;
  readonly run: () => void;
}

/** Time that passes only when it is told to. */
export interface Time {
  /** Goes to the next timer there is. */
  next(): void;
  /** All timers of so many milliseconds come due at once, as after a stall. */
  leap(ms: number): void;
}

// Looked up once: in a spec every look at a global takes longer than what it is needed for.
const { imul } = Math;
const later = setImmediate;

type Noted = Pick<Happening, 'what' | 'host'>;

const TIME: Noted = { what: 'time goes on' };
const TIMER_FIRST = 0.05;
const REMEMBERED = 40;

/** Chooses what happens next, one thing at a time; the same seed makes the same choices. */
export class Schedule {
  private readonly possible: Happening[] = [];
  private readonly last: Noted[] = [];
  private mixed = 0x811c9dc5;
  steps = 0;

  constructor(
    readonly random: SeededRandom,
    private readonly time: Time,
  ) {}

  add(happening: Happening): void {
    if (happening.host?.isAlive === false) return;
    this.possible.push(happening);
  }

  /** One thing happens, and everything that follows from it at once. */
  async step(): Promise<void> {
    const happening = this.random.chance(TIMER_FIRST) ? undefined : this.take();
    this.note(happening ?? TIME);
    if (happening === undefined) this.time.next();
    else happening.run();
    await everythingThatFollows();
  }

  async leap(ms: number): Promise<void> {
    this.note({ what: `a leap of ${ms} ms` });
    this.time.leap(ms);
    await everythingThatFollows();
  }

  note(what: Noted): void {
    this.last[this.steps % REMEMBERED] = what;
    this.steps += 1;
    this.mixed = imul(this.mixed ^ this.possible.length ^ (what.what.length << 16), 0x01000193);
  }

  /** The same for the same course of things. */
  get digest(): string {
    return (this.mixed >>> 0).toString(16);
  }

  /** What happened last, the newest at the end. */
  get lately(): readonly string[] {
    const newest = this.steps % REMEMBERED;
    return [...this.last.slice(newest), ...this.last.slice(0, newest)].map(({ host, what }) =>
      host === undefined ? what : `${host.name}: ${what}`,
    );
  }

  private take(): Happening | undefined {
    for (let tries = 0; tries < 8 && this.possible.length > 0; tries += 1) {
      const at = this.random.below(this.possible.length);
      const happening = this.possible[at];
      if (happening?.host?.isStopped === true) continue;
      const end = this.possible.pop();
      if (end !== undefined && at < this.possible.length) this.possible[at] = end;
      if (happening?.host?.isAlive !== false) return happening;
    }
    return undefined;
  }
}

// Promises and ticks are done before the next immediate.
const everythingThatFollows = (): Promise<void> => new Promise((done) => later(done));
