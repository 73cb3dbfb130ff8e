import type { KafkaPort, Progress } from './kafka.port.js';
import { LANES, type Lane } from './topics.js';

const EVERY_MS = 10_000;
/** After a look that found nothing behind: asking costs the idle machine more than anything else here. */
const QUIET_EVERY_MS = 30_000;
const MOST_MARKS = 200;

/** What each lane hears, and as which group. */
export type Heard = Readonly<Record<Lane, { group: string; topics: readonly string[] }>>;

/** What the broker has and a group has not done. */
export interface Behind {
  /** How long the oldest of it has been seen there. */
  readonly ms: number;
  readonly records: number;
}

/** When the broker was first seen to have records up to `end`. */
interface Mark {
  readonly end: number;
  readonly at: number;
}

/** A partition in which something is not done. */
interface Undone {
  readonly place: Progress;
  readonly marks: readonly Mark[];
}

/**
 * What a consumer has not done, whether or not it was ever handed over: the broker itself is asked, so that a consumer
 * that stands still and takes itself for well is seen as well.
 */
export class Lag {
  private readonly undone = new Map<Lane, ReadonlyMap<string, Undone>>();
  private readonly lookedAt = new Map<Lane, number>();
  private readonly silent = new Set<Lane>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly port: Pick<KafkaPort, 'progressOf'>,
    private readonly heard: Heard,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** `looked`: what is done after each look. */
  start(looked: () => void): void {
    const isQuiet = LANES.every((lane) => this.of(lane)?.records === 0);
    this.timer = setTimeout(
      () => {
        void this.look().finally(() => {
          looked();
          if (this.timer !== undefined) this.start(looked);
        });
      },
      isQuiet ? QUIET_EVERY_MS : EVERY_MS,
    ).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** As of the last look; undefined where the broker never said. */
  of(lane: Lane): Behind | undefined {
    if (this.heard[lane].topics.length === 0) return { ms: 0, records: 0 };
    const at = this.lookedAt.get(lane);
    if (at === undefined) return undefined;
    const undone = [...(this.undone.get(lane)?.values() ?? [])];
    const since = undone.map(({ marks }) => marks[0]?.at ?? at);
    return {
      ms: at - Math.min(at, ...since),
      records: undone.reduce((sum, { place: { end, next } }) => sum + end - next, 0),
    };
  }

  /** The partitions in which something has been undone for so long; none where the broker did not say it just now. */
  undoneFor(lane: Lane, ms: number): readonly Progress[] {
    const at = this.lookedAt.get(lane) ?? 0;
    if (this.silent.has(lane)) return [];
    return [...(this.undone.get(lane)?.values() ?? [])]
      .filter(({ marks: [first] }) => first !== undefined && at - first.at >= ms)
      .map(({ place }) => place);
  }

  /** Where the broker does not say, what was last known stays. */
  async look(): Promise<void> {
    for (const lane of LANES) {
      const { group, topics } = this.heard[lane];
      if (topics.length === 0) continue;
      const places = await this.port.progressOf(group, topics);
      if (places === undefined) this.silent.add(lane);
      else this.note(lane, places);
    }
  }

  private note(lane: Lane, places: readonly Progress[]): void {
    const at = this.now();
    const before = this.undone.get(lane);
    this.silent.delete(lane);
    this.lookedAt.set(lane, at);
    this.undone.set(
      lane,
      new Map(
        places
          .filter(({ next, end }) => next < end)
          .map((place) => {
            const name = `${place.topic} ${String(place.partition)}`;
            return [name, { place, marks: marked(before?.get(name)?.marks ?? [], place, at) }];
          }),
      ),
    );
  }
}

/** The first mark beyond what is done says since when there is something undone. */
function marked(before: readonly Mark[], { next, end }: Progress, at: number): readonly Mark[] {
  const marks = before.filter((mark) => mark.end > next);
  const last = marks.at(-1);
  if (last === undefined || (last.end < end && marks.length < MOST_MARKS))
    return [...marks, { end, at }];
  return [...marks.slice(0, -1), { end, at: last.at }];
}
