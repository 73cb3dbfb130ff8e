import { inSpan, type Logger } from '@waymark/platform';
import { Attempts } from './attempts.js';
import { batchSpan } from './event-spans.js';
import { type Heard, type Hearing, HearingFailed } from './hearing.js';
import type { IncomingRecord } from './kafka.port.js';
import type { Quarantine } from './quarantine.js';
import type { Incoming, Reading, RecordReader } from './record-reader.js';
import type { Transactions } from './transactions.js';
import { sortTrouble } from './trouble.js';

/** Done for good, or wanted again. */
export type Outcome = 'done' | Wait;

interface Wait {
  readonly waitMs: number;
  /** Somebody holds a lock that it needs. */
  readonly held?: unknown;
}

/** Told of each transaction in which events were heard. */
export interface HearingFigures {
  heard(heard: Heard, events: readonly Incoming[], ms: number): void;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
/** One lock is somebody's; where a second one cannot be had either, looking for a third would take too long. */
const MOST_HELD = 2;

/**
 * Turns records into effects: all in one transaction; if anything fails, one by one, so that the good ones are
 * committed and the bad one is sorted by what is wrong with it.
 */
export class RecordHearing {
  private readonly attempts = new Attempts(() => performance.now());
  private waits = 0;

  constructor(
    private readonly reader: RecordReader,
    private readonly hearing: Hearing,
    private readonly quarantine: Quarantine,
    private readonly transactions: Transactions,
    private readonly logger: Logger,
    private readonly figures: HearingFigures,
  ) {}

  async hear(records: readonly IncomingRecord[]): Promise<readonly Outcome[]> {
    const readings = records.map((record) => this.reader.read(record));
    const outcomes = new Map<Reading, Outcome>();
    const together = readings.flatMap((reading) =>
      'event' in reading && !this.attempts.isSuspect(reading.event.id) ? [reading] : [],
    );
    const failure = await this.together(together.map(({ event }) => event));
    if (failure === undefined) for (const reading of together) outcomes.set(reading, 'done');
    else if (sortTrouble(failure) === 'wait') return this.allWait(readings, outcomes, failure);

    let held = 0;
    for (const reading of readings) {
      if (outcomes.has(reading)) continue;
      const outcome = await this.one(reading);
      if ('lasting' in outcome) return this.allWait(readings, outcomes, outcome.lasting);
      const { is } = outcome;
      if (is !== 'done' && is.held !== undefined) held += 1;
      if (held === MOST_HELD && is !== 'done') return this.allWait(readings, outcomes, is.held);
      outcomes.set(reading, is);
    }
    this.waits = 0;
    return readings.map((reading) => outcomes.get(reading) ?? { waitMs: FIRST_WAIT_MS });
  }

  private async together(events: readonly Incoming[]): Promise<unknown> {
    if (events.length === 0) return undefined;
    try {
      await this.inTransaction(events, false);
      return undefined;
    } catch (error) {
      return error;
    }
  }

  /** `lasting`: a fault that is ours to wait for; nothing further is tried meanwhile. */
  private async one(reading: Reading): Promise<{ is: Outcome } | { lasting: unknown }> {
    try {
      if ('event' in reading) return { is: await this.alone(reading.event) };
      await this.quarantine.add(reading.broken, 1);
      return { is: 'done' };
    } catch (error) {
      if (sortTrouble(error) === 'wait') return { lasting: error };
      this.logger.error('An event could neither be applied nor set aside', { cause: error });
      return { is: { waitMs: LONGEST_WAIT_MS } };
    }
  }

  private async alone(event: Incoming): Promise<Outcome> {
    for (;;) {
      try {
        await this.inTransaction([event], true);
        this.attempts.settled(event.id);
        return 'done';
      } catch (error) {
        const failed = error instanceof HearingFailed ? error.event : event;
        const wait = await this.waitFor(
          failed,
          error instanceof HearingFailed ? error.cause : error,
        );
        if (failed.id !== event.id) this.attempts.suspect(event.id);
        if (wait !== undefined) return wait;
        this.attempts.settled(failed.id);
        if (failed.id === event.id) return 'done';
      }
    }
  }

  /** How long until the next attempt; `undefined` when the event has been set aside. */
  private async waitFor(event: Incoming, error: unknown): Promise<Wait | undefined> {
    const trouble = sortTrouble(error);
    if (trouble === 'wait') throw error;
    const next = trouble === 'permanent' ? 'give-up' : this.attempts.failed(event.id, trouble);
    const attempt = this.attempts.countOf(event.id) + (trouble === 'permanent' ? 1 : 0);
    if (next !== 'give-up') {
      const { id: eventId, type: eventType, source: producer, sequence } = event;
      const fields = { eventId, eventType, producer, sequence, attempt, waitMs: next };
      this.logger.warn('An event failed and will be tried again', { ...fields, cause: error });
      return { waitMs: next, ...(trouble === 'held' && { held: error }) };
    }
    const reason = trouble === 'permanent' ? 'refused' : 'failed';
    await this.quarantine.add(
      { record: event.record, envelope: event, reason, error: errorOf(error) },
      attempt,
    );
    return undefined;
  }

  private async inTransaction(events: readonly Incoming[], alone: boolean): Promise<void> {
    const began = performance.now();
    const heard = await inSpan(
      () => batchSpan(events),
      () =>
        this.transactions.run(async (tx) => {
          const hearing = await this.hearing.hear(tx, events, alone);
          await this.quarantine.settle(tx, hearing.outgrown, { end: 'redelivered' });
          return hearing;
        }),
    );
    this.figures.heard(heard, events, performance.now() - began);
  }

  private allWait(
    readings: readonly Reading[],
    outcomes: ReadonlyMap<Reading, Outcome>,
    cause: unknown,
  ): readonly Outcome[] {
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** this.waits, LONGEST_WAIT_MS);
    this.waits += 1;
    this.logger.warn('Waiting for a fault to pass; nothing is lost', { waitMs, cause });
    return readings.map((reading) => outcomes.get(reading) ?? { waitMs });
  }
}

const errorOf = (error: unknown): Error =>
  error instanceof Error ? error : new Error('something was thrown that is no error');
