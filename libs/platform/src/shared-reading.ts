interface Ages {
  /** Given as it is. */
  readonly freshMs: number;
  /** Given while it is read anew; whoever asks later waits. */
  readonly oldMs: number;
}

/** So that a page that says when it was read says what was so a few seconds ago. */
const WATCHED: Ages = { freshMs: 2_000, oldMs: 5_000 };

/**
 * What several ask for, and more often than it changes: one reading is for all of them. Nothing is read while nobody asks.
 */
export class SharedReading<Value> {
  private last: { readonly value: Value; readonly at: number } | undefined;
  private underWay: Promise<Value> | undefined;

  constructor(
    private readonly read: () => Promise<Value>,
    private readonly ages = WATCHED,
    /** Milliseconds from any beginning. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  async get(): Promise<Value> {
    const { last, ages } = this;
    const age = last === undefined ? Infinity : this.now() - last.at;
    if (last !== undefined && age <= ages.freshMs) return last.value;
    this.underWay ??= this.again();
    if (last === undefined || age > ages.oldMs) return this.underWay;
    // Whoever waits for it hears that it failed.
    this.underWay.catch(() => undefined);
    return last.value;
  }

  private async again(): Promise<Value> {
    const at = this.now();
    try {
      const value = await this.read();
      this.last = { value, at };
      return value;
    } finally {
      this.underWay = undefined;
    }
  }
}
