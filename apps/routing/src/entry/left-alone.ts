const FOR_MS = 300_000;

/**
 * What has failed, or has nothing to say although it is due, is left alone for a while: what is due is looked for from its oldest on, so it would come first each
 * time, and enough of it would keep everything else from its turn.
 */
export class LeftAlone {
  private readonly until = new Map<string, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  add(id: string): void {
    this.until.set(id, this.now() + FOR_MS);
  }

  ids(): readonly string[] {
    for (const [id, until] of this.until) if (this.now() > until) this.until.delete(id);
    return [...this.until.keys()];
  }
}
