import type { Place } from './kafka.port.js';

/** While one batch takes so long, nothing else can be handed over. */
const BUSY_MS = 5_000;

/** What a consumer does with its partitions: what is in hand, what waits on purpose, and since when nothing was done. */
export class PartitionsAtWork {
  /** Of those that are this consumer's: when each was last handed over, or became its own. */
  private readonly touched = new Map<string, number>();
  private readonly inHand = new Set<Place>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private progressAt = 0;

  constructor(private readonly now: () => number = () => performance.now()) {}

  assigned(partitions: Readonly<Record<string, readonly number[]>>): void {
    this.touched.clear();
    for (const [topic, numbers] of Object.entries(partitions)) {
      for (const partition of numbers) this.touched.set(nameOf(topic, partition), this.now());
    }
  }

  /** None is this consumer's. */
  left(): void {
    this.touched.clear();
  }

  async hand<T>(place: Place, work: () => Promise<T>): Promise<T> {
    if (this.inHand.size === 0) this.progressAt = this.now();
    this.inHand.add(place);
    try {
      return await work();
    } finally {
      this.inHand.delete(place);
      this.progressAt = this.now();
      this.touch(nameOf(place.topic, place.partition));
    }
  }

  /** Nothing of the partition is wanted before then. */
  wait({ topic, partition }: Place, waitMs: number, resume: () => void): void {
    const name = nameOf(topic, partition);
    clearTimeout(this.waiting.get(name));
    const timer = setTimeout(() => {
      this.waiting.delete(name);
      this.touch(name);
      resume();
    }, waitMs);
    this.waiting.set(name, timer);
  }

  stop(): void {
    this.left();
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }

  /** What has been in hand for longest, and for how long nothing that was in hand has ended. */
  oldest(): (Place & { readonly ms: number }) | undefined {
    const [place] = this.inHand;
    return place && { ...place, ms: this.now() - this.progressAt };
  }

  /**
   * For how long a partition could have been handed over and was not; undefined where it is not this consumer's, is in
   * hand, waits on purpose, or where something else takes long.
   */
  quietMs(topic: string, partition: number): number | undefined {
    const name = nameOf(topic, partition);
    const at = this.touched.get(name);
    if (at === undefined || this.waiting.has(name)) return undefined;
    if ((this.oldest()?.ms ?? 0) > BUSY_MS) return undefined;
    const isInHand = [...this.inHand].some((one) => nameOf(one.topic, one.partition) === name);
    return isInHand ? undefined : this.now() - at;
  }

  // What another member has by now stays out of it.
  private touch(name: string): void {
    if (this.touched.has(name)) this.touched.set(name, this.now());
  }
}

const nameOf = (topic: string, partition: number): string => `${topic} ${String(partition)}`;
