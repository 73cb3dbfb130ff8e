/** One handler's or command's part of a transaction that several share. */
export class Turn {
  readonly held = new Set<string>();
  waitsFor: string | undefined;
}

/** Two that share a transaction each hold what the other waits for: alone, each will have it. */
class HeldCrosswise extends Error {
  override readonly name = 'HeldCrosswise';

  constructor() {
    super('Two handlers of one transaction hold what the other waits for');
  }
}

/** Who of those that share a transaction may go on with what: PostgreSQL's locks are the transaction's and tell them nothing. */
export class Holding {
  private readonly holders = new Map<string, Turn>();
  private readonly waiting = new Map<string, (() => void)[]>();

  async take(name: string, turn: Turn): Promise<void> {
    for (;;) {
      const holder = this.holders.get(name);
      if (holder === undefined || holder === turn) break;
      if (this.waitsOn(holder, turn)) throw new HeldCrosswise();
      turn.waitsFor = name;
      await new Promise<void>((wake) => {
        this.waiting.set(name, [...(this.waiting.get(name) ?? []), wake]);
      });
      turn.waitsFor = undefined;
    }
    this.holders.set(name, turn);
    turn.held.add(name);
  }

  /** Whoever waits for something of it tries again. */
  end(turn: Turn): void {
    for (const name of turn.held) {
      this.holders.delete(name);
      const waiting = this.waiting.get(name) ?? [];
      this.waiting.delete(name);
      for (const wake of waiting) wake();
    }
    turn.held.clear();
  }

  private waitsOn(one: Turn, other: Turn): boolean {
    const next = one.waitsFor === undefined ? undefined : this.holders.get(one.waitsFor);
    return next !== undefined && (next === other || this.waitsOn(next, other));
  }
}
