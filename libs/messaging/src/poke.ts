/** Tells this process's own relays, in memory, that something was committed for them. */
export class Poke {
  private readonly listeners: (() => void)[] = [];

  onPoke(listener: () => void): void {
    this.listeners.push(listener);
  }

  poke(): void {
    for (const listener of this.listeners) listener();
  }
}
