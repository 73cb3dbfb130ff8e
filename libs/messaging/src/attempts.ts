/** How often an event was tried, and since when. */
interface Tried {
  readonly count: number;
  readonly since: number;
}

const MOST_ATTEMPTS = 5;
const LONGEST_MS = 30_000;
const FIRST_WAIT_MS = 200;
const FORGET_AFTER_MS = 3_600_000;

/** Remembers events that failed for an unknown reason: they are tried alone until they are given up. */
export class Attempts {
  private readonly tried = new Map<string, Tried>();

  constructor(private readonly now: () => number) {}

  isSuspect(id: string): boolean {
    return this.tried.has(id);
  }

  countOf(id: string): number {
    return this.tried.get(id)?.count ?? 0;
  }

  /** Kept apart from its neighbours although it did not fail itself: it releases one that does. */
  suspect(id: string): void {
    if (!this.tried.has(id)) this.tried.set(id, { count: 0, since: this.now() });
  }

  /** How long to wait before the next attempt, or `give-up`. */
  failed(id: string): number | 'give-up' {
    this.forgetOld();
    const before = this.tried.get(id);
    const count = (before?.count ?? 0) + 1;
    const since = before?.since ?? this.now();
    this.tried.set(id, { count, since });
    if (count >= MOST_ATTEMPTS || this.now() - since >= LONGEST_MS) return 'give-up';
    return FIRST_WAIT_MS * 2 ** (count - 1);
  }

  settled(id: string): void {
    this.tried.delete(id);
  }

  // A partition may have moved to another process, which settles its events itself.
  private forgetOld(): void {
    for (const [id, { since }] of this.tried) {
      if (this.now() - since > FORGET_AFTER_MS) this.tried.delete(id);
    }
  }
}
