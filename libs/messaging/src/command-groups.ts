interface Turn<Command> {
  readonly command: Command;
  readonly names: readonly string[];
  /** When it has waited for others long enough. */
  readonly until: number;
  readonly settle: (end: Promise<unknown>) => void;
}

/** Few, so that a group gathers while the one before it is being committed. */
const MOST_GROUPS = 2;
const MOST_TOGETHER = 50;
/** Beside a group that is at work another begins when so many wait, or when it takes so long. */
const ENOUGH = 25;
const ANOTHER_AFTER_MS = 100;
/** After a group has failed; the pool has other users. */
const ALONE_AT_ONCE = 4;

/**
 * Commands that come at the same time share a transaction, and so one trip to the disk. If anything fails nothing of
 * it is kept, and each runs alone, so that only the one at fault hears of it.
 */
export class CommandGroups<Command> {
  private readonly waiting: Turn<Command>[] = [];
  private readonly taken = new Set<string>();
  private groups = 0;
  private gathering: NodeJS.Timeout | undefined;
  private gatheringUntil = 0;

  constructor(
    private readonly together: (commands: readonly Command[]) => Promise<readonly unknown[]>,
    private readonly alone: (command: Command) => Promise<unknown>,
  ) {}

  /** `withinMs`: how long it may wait for others to come, if nobody is in more of a hurry. */
  run(command: Command, names: readonly string[], withinMs = 0): Promise<unknown> {
    // It would wait for the other inside the group, or be refused there and with it everybody else.
    if (names.some((name) => this.taken.has(name))) return this.alone(command);
    for (const name of names) this.taken.add(name);
    return new Promise((settle) => {
      this.waiting.push({ command, names, until: performance.now() + withinMs, settle });
      const mayWaitMs = Math.max(withinMs, this.groups === 0 ? 0 : ANOTHER_AFTER_MS);
      if (mayWaitMs === 0 || this.waiting.length >= ENOUGH) this.start();
      else this.gather(mayWaitMs);
    });
  }

  private gather(withinMs: number): void {
    const at = performance.now() + withinMs;
    if (this.gathering !== undefined && this.gatheringUntil <= at) return;
    this.gatherNoMore();
    this.gatheringUntil = at;
    this.gathering = setTimeout(() => {
      this.start();
    }, withinMs);
  }

  private gatherNoMore(): void {
    clearTimeout(this.gathering);
    this.gathering = undefined;
  }

  private start(): void {
    this.gatherNoMore();
    if (this.groups < MOST_GROUPS) void this.work();
  }

  private async work(): Promise<void> {
    this.groups += 1;
    // What is asked in the same breath is taken together.
    await new Promise(setImmediate);
    do {
      const turns = this.waiting.splice(0, MOST_TOGETHER);
      // Else it would end the patience of whoever comes next.
      if (this.waiting.length === 0) this.gatherNoMore();
      await this.settle(turns);
      for (const { names } of turns) for (const name of names) this.taken.delete(name);
    } while (this.isDue());
    this.groups -= 1;
    if (this.waiting.length > 0) this.gather(Math.max(1, this.soonest() - performance.now()));
  }

  private isDue(): boolean {
    return this.waiting.length >= ENOUGH || this.soonest() <= performance.now();
  }

  private soonest(): number {
    return this.waiting.reduce((first, { until }) => Math.min(first, until), Infinity);
  }

  private async settle(turns: readonly Turn<Command>[]): Promise<void> {
    const [only, ...others] = turns;
    if (only !== undefined && others.length > 0) {
      try {
        const answers = await this.together(turns.map(({ command }) => command));
        for (const [nth, { settle }] of turns.entries()) settle(Promise.resolve(answers[nth]));
        return;
      } catch {
        // Whose fault it was shows when each is alone.
      }
    }
    const left = [...turns];
    const oneAfterTheOther = async (): Promise<void> => {
      for (let turn = left.shift(); turn !== undefined; turn = left.shift()) {
        const end = this.alone(turn.command);
        turn.settle(end);
        await end.catch(() => undefined);
      }
    };
    await Promise.all(Array.from({ length: ALONE_AT_ONCE }, oneAfterTheOther));
  }
}
