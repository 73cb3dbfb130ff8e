import type { Logger } from '@waymark/platform';
import type { BatchOutcome, IncomingBatch } from './kafka.port.js';
import type { Outcome, RecordHearing } from './record-hearing.js';

interface Given {
  readonly batch: IncomingBatch;
  readonly resolve: (outcome: BatchOutcome) => void;
}

/** Records in one transaction: few enough that a third of the session timeout does for them one by one. */
const MOST_RECORDS = 200;
const AFTER_A_MISTAKE_OF_OURS_MS = 10_000;

/** Takes batches as they come; those of several partitions that wait at the same time share a transaction. */
export class ConsumerRunner {
  private readonly queue: Given[] = [];
  private working = false;

  constructor(
    private readonly hearing: RecordHearing,
    private readonly logger: Logger,
  ) {}

  /** Never throws. */
  handle(batch: IncomingBatch): Promise<BatchOutcome> {
    return new Promise((resolve) => {
      this.queue.push({ batch, resolve });
      if (!this.working) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.working = true;
    // What is handed over in the same breath is taken together.
    await Promise.resolve();
    for (let given = this.take(); given.length > 0; given = this.take()) {
      const outcomes = await this.outcomesOf(given);
      let at = 0;
      for (const { batch, resolve } of given) {
        const end = at + batch.records.length;
        resolve(summaryOf(batch, outcomes.slice(at, end)));
        at = end;
      }
    }
    this.working = false;
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
