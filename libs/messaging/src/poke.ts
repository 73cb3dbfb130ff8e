import { LANES, type Lane } from './topics.js';

/** Tells this process's own relays, in memory, that something was committed for them. */
export class Poke {
  private readonly listeners: Record<Lane, (() => void)[]> = { normal: [], urgent: [] };

  onPoke(lane: Lane, listener: () => void): void {
    this.listeners[lane].push(listener);
  }

  poke(lanes: Iterable<Lane> = LANES): void {
    for (const lane of lanes) for (const listener of this.listeners[lane]) listener();
  }
}
