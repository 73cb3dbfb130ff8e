// A broker that is away makes about two restarts a minute; what is stuck makes more.
const MOST_RESTARTS = 25;
const COUNTED_FOR_MS = 600_000;
const LATELY_MS = 60_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5_000;

/**
 * How often a consumer that crashed may start again, and how soon. A coordinator that is still loading its groups
 * refuses at once whoever asks: without pauses all restarts would be used up before it is done.
 */
export class Restarts {
  private times: readonly number[] = [];

  constructor(private readonly now: () => number) {}

  /** Milliseconds to wait before this one; `undefined`: there were too many. */
  next(): number | undefined {
    const now = this.now();
    this.times = [...this.times.filter((at) => now - at < COUNTED_FOR_MS), now];
    if (this.times.length > MOST_RESTARTS) return undefined;
    const lately = this.times.filter((at) => now - at < LATELY_MS).length;
    return Math.min(FIRST_PAUSE_MS * 2 ** (lately - 1), LONGEST_PAUSE_MS);
  }
}
