import type { Logger } from '@waymark/platform';
import type { BatchOutcome, IncomingBatch, IncomingRecord } from './kafka.port.js';
import { Pause } from './pause.js';
import type { Outcome, RecordHearing } from './record-hearing.js';

interface Given {
  readonly batch: IncomingBatch;
  readonly resolve: (outcome: BatchOutcome) => void;
}

interface Undone {
  /** The instant, in milliseconds. */
  readonly said: number;
  readonly inHand: boolean;
  readonly at: number;
}

/** What waits is handed over again long before; if not, another process has the partition. */
const GONE_AFTER_MS = 60_000;
/** Records in one transaction: few enough that a third of the session timeout does for them one by one. */
const MOST_RECORDS = 200;
const AFTER_A_MISTAKE_OF_OURS_MS = 10_000;
/** Before each transaction; what is not urgent gets on, however many urgent events there are. */
const LETS_PASS_MS = 2_000;

/** Takes batches as they come; those of several partitions that wait at the same time share a transaction. */
export class ConsumerRunner {
  private readonly queue: Given[] = [];
  /** By partition, when the oldest event was said that was handed over and is not done. */
  private readonly undone = new Map<string, Undone>();
  private readonly whenIdle = new Set<Pause>();
  private working = false;
  private doneAt: number | undefined;

  constructor(
    private readonly hearing: RecordHearing,
    private readonly logger: Logger,
    /** Whose events come first. */
    private readonly before?: Pick<ConsumerRunner, 'idle'>,
  ) {}

  /** Until nothing is in hand here, or so long. */
  async idle(withinMs: number): Promise<void> {
    if (!this.working) return;
    const pause = new Pause();
    this.whenIdle.add(pause);
    await pause.wait(withinMs);
    this.whenIdle.delete(pause);
  }

  /** Never throws. */
  handle(batch: IncomingBatch): Promise<BatchOutcome> {
    this.note(batch, batch.records[0], true);
    return new Promise((resolve) => {
      this.queue.push({ batch, resolve });
      if (!this.working) void this.work();
    });
  }

  /** How old the oldest event is that waits to be done; 0 where none does. */
  oldestMs(now: number): number {
    const gone = performance.now() - GONE_AFTER_MS;
    const times = [...this.undone.values()].filter(({ inHand, at }) => inHand || at > gone);
    return times.length === 0 ? 0 : Math.max(0, now - Math.min(...times.map(({ said }) => said)));
  }

  /** Milliseconds since an event was last done; undefined where none was. */
  sinceDoneMs(): number | undefined {
    return this.doneAt === undefined ? undefined : performance.now() - this.doneAt;
  }

  private async work(): Promise<void> {
    this.working = true;
    // What is handed over in the same breath is taken together.
    await Promise.resolve();
    while (this.queue.length > 0) {
      await this.before?.idle(LETS_PASS_MS);
      const given = this.take();
      const outcomes = await this.outcomesOf(given);
      if (outcomes.includes('done')) this.doneAt = performance.now();
      let at = 0;
      for (const { batch, resolve } of given) {
        const end = at + batch.records.length;
        const ofBatch = outcomes.slice(at, end);
        this.note(batch, batch.records[ofBatch.findIndex((outcome) => outcome !== 'done')], false);
        resolve(summaryOf(batch, ofBatch));
        at = end;
      }
    }
    this.working = false;
    for (const pause of this.whenIdle) pause.end();
  }

  private note(
    { topic, partition }: IncomingBatch,
    oldest: IncomingRecord | undefined,
    inHand: boolean,
  ): void {
    const said = oldest === undefined ? Number.NaN : saidAt(oldest);
    const place = `${topic} ${partition}`;
    if (Number.isNaN(said)) this.undone.delete(place);
    else this.undone.set(place, { said, inHand, at: performance.now() });
  }

  private take(): readonly Given[] {
    let records = 0;
    const fitting = this.queue.findIndex(({ batch }, place) => {
      records += batch.records.length;
      return place > 0 && records > MOST_RECORDS;
    });
    return this.queue.splice(0, fitting < 0 ? this.queue.length : fitting);
  }

  private async outcomesOf(given: readonly Given[]): Promise<readonly Outcome[]> {
    const records = given.flatMap(({ batch }) => batch.records);
    try {
      return await this.hearing.hear(records);
    } catch (cause) {
      this.logger.error('The runner itself failed; nothing was taken as done', { cause });
      return records.map(() => ({ waitMs: AFTER_A_MISTAKE_OF_OURS_MS }));
    }
  }
}

/** Not a number where it does not say. */
function saidAt({ headers }: IncomingRecord): number {
  const time = headers.ce_time;
  return time === undefined || Array.isArray(time) ? Number.NaN : Date.parse(time.toString());
}

/** Offsets move only up to the first record that is not done. */
function summaryOf(batch: IncomingBatch, outcomes: readonly Outcome[]): BatchOutcome {
  const firstWaiting = outcomes.findIndex((outcome) => outcome !== 'done');
  const done = firstWaiting < 0 ? batch.records.length : firstWaiting;
  const waiting = outcomes[done];
  const lastDone = batch.records[done - 1]?.offset;
  return {
    ...(lastDone !== undefined && { lastDone }),
    ...(waiting !== undefined && waiting !== 'done' && { waitMs: waiting.waitMs }),
  };
}
