import type { Trouble } from './trouble.js';

/** Trouble of one event that may pass. */
export type PassingTrouble = Extract<Trouble, 'held' | 'slow' | 'unknown'>;

/** How often an event met a kind of trouble, and since when. */
interface Tried {
  readonly count: number;
  readonly since: number;
  readonly last: number;
}

/** How long something is tried. */
interface Patience {
  readonly attempts: number;
  readonly ms: number;
}

/** What waits for a lock has done nothing wrong. What is too slow may be so for a while, but is a mistake if it stays so. */
const PATIENCE: Readonly<Record<PassingTrouble, Patience>> = {
  held: { attempts: Infinity, ms: Infinity },
  slow: { attempts: Infinity, ms: 600_000 },
  unknown: { attempts: 5, ms: 30_000 },
};
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 10_000;
const FORGET_AFTER_MS = 3_600_000;

/** Remembers events that failed while others did not: they are tried alone until they succeed or are given up. */
export class Attempts {
  private readonly tried = new Map<string, Map<PassingTrouble, Tried>>();

  constructor(private readonly now: () => number) {}

  isSuspect(id: string): boolean {
    return this.tried.has(id);
  }

  countOf(id: string): number {
    return [...(this.tried.get(id)?.values() ?? [])].reduce((sum, { count }) => sum + count, 0);
  }

  /** Kept apart from its neighbours although it did not fail itself: it releases one that does. */
  suspect(id: string): void {
    if (!this.tried.has(id)) this.tried.set(id, new Map([['unknown', this.never()]]));
  }

  /** How long to wait before the next attempt, or `give-up`. */
  failed(id: string, trouble: PassingTrouble): number | 'give-up' {
    this.forgetOld();
    const kinds = this.tried.get(id) ?? new Map<PassingTrouble, Tried>();
    const { count: before, since } = kinds.get(trouble) ?? this.never();
    const count = before + 1;
    this.tried.set(id, kinds.set(trouble, { count, since, last: this.now() }));
    const { attempts, ms } = PATIENCE[trouble];
    if (count >= attempts || this.now() - since >= ms) return 'give-up';
    return Math.min(FIRST_WAIT_MS * 2 ** (count - 1), LONGEST_WAIT_MS);
  }

  settled(id: string): void {
    this.tried.delete(id);
  }

  // A partition may have moved to another process, which settles its events itself.
  private forgetOld(): void {
    for (const [id, kinds] of this.tried) {
      const latest = Math.max(...[...kinds.values()].map(({ last }) => last));
      if (this.now() - latest > FORGET_AFTER_MS) this.tried.delete(id);
    }
  }

  private never(): Tried {
    return { count: 0, since: this.now(), last: this.now() };
  }
}
