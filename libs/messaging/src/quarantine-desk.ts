import { randomUUID } from 'node:crypto';
import { type CopyDifference, type Correction, referralReceived } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import { againIfCrossed } from './again-if-crossed.js';
import { differencesOf } from './copy-differences.js';
import type { Decision, DecisionInRole } from './decision.js';
import { claim } from './heard.js';
import { type Hearing, HearingFailed } from './hearing.js';
import type { IncomingRecord } from './kafka.port.js';
import { mendedCopy } from './mended-copy.js';
import type { OpenTransaction } from './open-transaction.js';
import type { Quarantine, Settlement } from './quarantine.js';
import { problemsOf } from './quarantine-inspection.js';
import { notDoneAs } from './operator-log.js';
import type { QuarantineRun, QuarantineRuns } from './quarantine-runs.js';
import type { Incoming, RecordReader } from './record-reader.js';
import { recordOf, type StoredRecord, storedRecordOf } from './stored-record.js';
import type { Transactions } from './transactions.js';
import { sortTrouble, type Trouble } from './trouble.js';

interface WaitingRow extends StoredRecord {
  readonly id: string;
  readonly event_id: string | null;
  readonly type: string | null;
  readonly subject: string | null;
  readonly state: string;
}

/** What a decision does with an event, in one transaction. */
interface Deciding {
  readonly end: Settlement['end'];
  /** As it goes into the audit. */
  readonly action: string;
  readonly copyId?: string;
  /** Absent: nothing of it can be heard, not even its place. */
  readonly eventOf: (row: WaitingRow) => Incoming | undefined;
  /** Before it is heard, and after. */
  readonly first?: (tx: OpenTransaction, row: WaitingRow) => Promise<void>;
  readonly atEnd?: (tx: OpenTransaction, row: WaitingRow) => Promise<void> | void;
  readonly isDry?: boolean;
}

const TRIED = 'quarantine.tried';
const COPY_TRIED = 'quarantine.copy-tried';
const NOBODY: Decision = { by: '', reason: '' };
/** No fault of the event: whoever asked asks again. */
const TRY_LATER: ReadonlySet<Trouble> = new Set(['wait', 'held', 'slow']);

/** What trying showed: a problem, if there would be one. */
interface Trial {
  readonly problem?: ProblemError;
}

interface CopyTrial extends Trial {
  readonly differences: readonly CopyDifference[];
}

/** Where a person deals with quarantined events. */
export class QuarantineDesk {
  constructor(
    private readonly transactions: Transactions,
    private readonly quarantine: Quarantine,
    private readonly reader: RecordReader,
    private readonly hearing: Hearing,
    private readonly runs: QuarantineRuns,
  ) {}

  /** The same event, through the normal handler, once. If it fails again nothing has changed but that this is known. */
  async replay(id: string, decision: Decision): Promise<void> {
    await this.byHand(id, decision, this.replaying());
  }

  /** Everything that a replay does, and then none of it; answers why it would fail, if it would. */
  tryOut(id: string, by: string): Promise<Trial> {
    return this.triedBy(by, id, { action: TRIED, trial: this.trying(id, this.replaying()) });
  }

  /**
   * A copy is applied in the place of the event: the same said, written as its contract says. Answers the copy's id.
   * The original stays as it came.
   */
  async applyCopy(
    id: string,
    corrections: readonly Correction[],
    decision: DecisionInRole,
  ): Promise<string> {
    const copyId = randomUUID();
    await this.byHand(id, decision, this.copying(copyId, corrections, decision));
    return copyId;
  }

  /** Everything that the copy would do, and then none of it; and what it has otherwise. */
  async tryCopy(id: string, corrections: readonly Correction[], by: string): Promise<CopyTrial> {
    const copyId = randomUUID();
    const copying = this.copying(copyId, corrections, { ...NOBODY, role: '' });
    let differences: readonly CopyDifference[] = [];
    const eventOf = (row: WaitingRow): Incoming => {
      const copy = this.mended(row, copyId, corrections);
      differences = differencesOf(recordOf(row), copy, corrections);
      return this.readableCopy(copy);
    };
    const trying = this.trying(id, { ...copying, eventOf });
    const trial = await this.triedBy(by, id, { action: COPY_TRIED, trial: trying });
    return { ...trial, differences };
  }

  /** Nothing has changed, and that somebody tried stays: whoever comes next knows what was seen. */
  private async triedBy(
    by: string,
    id: string,
    { action, trial }: { readonly action: string; readonly trial: Promise<Trial> },
  ): Promise<Trial> {
    const tried = await trial;
    const { problem } = tried;
    await this.note(id, { by, action: problem ? notDoneAs(action, problem.code) : action });
    return tried;
  }

  private async trying(id: string, how: Deciding): Promise<Trial> {
    const rollBack = async (tx: OpenTransaction): Promise<void> => {
      await tx.flush();
      throw new TriedOut();
    };
    try {
      await this.deciding(id, NOBODY, { ...how, atEnd: rollBack, isDry: true });
    } catch (error) {
      if (error instanceof TriedOut) return {};
      if (error instanceof ProblemError && isOfTheEvent(error)) return { problem: error };
      throw error;
    }
    throw new Error('it was to be tried only');
  }

  private replaying(): Deciding {
    const eventOf = (row: WaitingRow): Incoming => this.readable(row);
    return { end: 'replayed', action: 'quarantine.replayed', eventOf };
  }

  private copying(
    copyId: string,
    corrections: readonly Correction[],
    { by, role, reason }: DecisionInRole,
  ): Deciding {
    const copyOf = (row: WaitingRow): Incoming => this.copyOf(row, copyId, corrections);
    return {
      end: 'replayed',
      action: 'quarantine.copied',
      copyId,
      eventOf: copyOf,
      // The original has had its effect with this: it has none of its own any more, should it come again.
      first: async (tx, { event_id: original }) => {
        if (original !== null && !(await claim(tx, [original])).has(original))
          throw settledAlready();
      },
      atEnd: (tx, row) => {
        const { headers, value } = storedRecordOf(copyOf(row).record);
        tx.insert('quarantine_copy', {
          ...{ event_id: copyId, quarantine_id: row.id, headers, value },
          ...{ corrections, made_by: by, made_as: role, reason },
        });
      },
    };
  }

  /** One entry of a run, done or only tried, and counted once. A fault of the database is thrown: it is no answer. */
  async tryFor(run: QuarantineRun, id: string): Promise<void> {
    if (run.is_dry) {
      const { problem } = await this.trying(id, this.replaying());
      if (problem?.code === 'already-settled') return;
      await this.runs.tried(run.run_id, id, problem === undefined ? 'succeeded' : 'failed');
      return;
    }
    const decision = { by: run.asked_by, reason: run.reason };
    const atEnd = (tx: OpenTransaction): Promise<void> => this.runs.succeeded(tx, run.run_id, id);
    try {
      await this.deciding(id, decision, { ...this.replaying(), atEnd });
    } catch (error) {
      if (!(error instanceof ProblemError) || !isOfTheEvent(error)) throw error;
      // Somebody else has settled it meanwhile: it is neither done nor failed here.
      if (error.code !== 'already-settled') await this.runs.tried(run.run_id, id, 'failed');
    }
  }

  private readable(row: WaitingRow): Incoming {
    const reading = this.reader.read(recordOf(row));
    if ('event' in reading) return reading.event;
    throw ProblemError.conflict(
      'still-unreadable',
      'This version of the service cannot read the event either. Mend the service first, or discard the event.',
    );
  }

  private copyOf(row: WaitingRow, eventId: string, corrections: readonly Correction[]): Incoming {
    return this.readableCopy(this.mended(row, eventId, corrections));
  }

  private mended(
    row: WaitingRow,
    eventId: string,
    corrections: readonly Correction[],
  ): IncomingRecord {
    const original = recordOf(row);
    if (corrections.length === 0 && problemsOf(original, this.reader).length === 0) {
      throw ProblemError.conflict(
        'nothing-to-mend',
        'The event is written as it should be: it is whoever hears it that fails. Mend the service and replay the event.',
      );
    }
    return mendedCopy(original, {
      ...{ corrections, eventId, cause: row.event_id ?? row.id },
      wrongIn: (record) => problemsOf(record, this.reader).map(({ field }) => field),
    });
  }

  private readableCopy(copy: IncomingRecord): Incoming {
    const reading = this.reader.read(copy);
    if ('event' in reading) return reading.event;
    const still = problemsOf(copy, this.reader).map(({ field, rule }) => `${field} (${rule})`);
    throw ProblemError.conflict(
      'still-broken',
      `The copy is not as its contract says either: ${still.slice(0, 10).join(', ')}. Correct these as well, or have the event said again by whoever said it.`,
    );
  }

  /** It is never applied; what follows it goes on as if it had been. */
  async discard(
    id: string,
    decision: Decision,
    { noSuchReferral = false }: { readonly noSuchReferral?: boolean } = {},
  ): Promise<void> {
    await this.byHand(id, decision, {
      end: 'discarded',
      action: 'quarantine.discarded',
      eventOf: (row) => {
        if (row.type === referralReceived.type && !noSuchReferral) throw beginsAReferral();
        const reading = this.reader.read(recordOf(row));
        if ('event' in reading) return discarded(reading.event);
        const { envelope, record } = reading.broken;
        return envelope && { ...envelope, record, discarded: true };
      },
    });
  }

  /** What a person decided and could not be done is written down too, and why. */
  private async byHand(id: string, decision: Decision, how: Deciding): Promise<void> {
    try {
      await this.deciding(id, decision, how);
    } catch (error) {
      if (error instanceof ProblemError && isOfTheEvent(error))
        await this.note(id, { ...decision, action: notDoneAs(how.action, error.code) });
      throw error;
    }
  }

  private async note(
    id: string,
    line: { readonly action: string; readonly by: string; readonly reason?: string },
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [row] = await tx.query<{ subject: string | null }>(SUBJECT, [id]);
      tx.audit({ ...line, subject: row?.subject ?? id });
    });
  }

  private async deciding(id: string, decision: Decision, how: Deciding): Promise<void> {
    const { end, action, copyId, eventOf, first, atEnd, isDry = false } = how;
    for (;;) {
      const decided: { eventId?: string | undefined } = {};
      try {
        await againIfCrossed(() =>
          this.transactions.run(async (tx) => {
            const row = await lockWaiting(tx, id);
            const event = eventOf(row);
            decided.eventId = event?.id;
            await first?.(tx, row);
            if (event !== undefined) await this.hearing.hear(tx, [event], true);
            await this.quarantine.settle(tx, [id], {
              ...{ end, ...decision },
              ...(copyId !== undefined && { copyId }),
            });
            tx.audit({ action, subject: row.subject ?? id, ...decision });
            await atEnd?.(tx, row);
          }),
        );
        return;
      } catch (error) {
        if (!(error instanceof HearingFailed)) throw error;
        if (TRY_LATER.has(sortTrouble(error))) throw error.cause;
        if (error.event.id === decided.eventId) throw failedAgain(error);
        // It would be set aside in its turn, and this one replayed.
        if (isDry) throw new TriedOut();
        await this.setAside(error);
      }
    }
  }

  // What had waited behind it fails in its turn: nobody could ever settle either, if both stayed where they are.
  private setAside({ event, cause }: HearingFailed): Promise<void> {
    const reason = sortTrouble(cause) === 'permanent' ? 'refused' : 'failed';
    const error =
      cause instanceof Error ? cause : new Error('something was thrown that is no error');
    return this.quarantine.add({ record: event.record, envelope: event, reason, error }, 1);
  }
}

/** Everything went well, and is to be undone. */
class TriedOut extends Error {}

/** An answer about the event, not about the state of the service. */
const isOfTheEvent = ({ status }: ProblemError): boolean => status === 409;

// Whoever never heard of a referral has nobody who could be told that something of it is missing.
const beginsAReferral = (): ProblemError =>
  ProblemError.conflict(
    'begins-a-referral',
    'Without this event the whole referral would be missing here, with nobody who holds it. Mend the service and replay the event, or apply a copy of it. Only where intake has no such referral: say so with noSuchReferral.',
  );

const failedAgain = (cause: HearingFailed): ProblemError =>
  new ProblemError(
    {
      status: 409,
      code: 'failed-again',
      title: 'Not possible as things stand',
      detail: 'The event failed again and stays in quarantine.',
    },
    { cause },
  );

async function lockWaiting(tx: OpenTransaction, id: string): Promise<WaitingRow> {
  const [row] = await tx.query<WaitingRow>(LOCK, [id]);
  if (row === undefined) throw ProblemError.notFound('quarantined event');
  if (row.state === 'waiting') return row;
  throw settledAlready();
}

const settledAlready = (): ProblemError =>
  ProblemError.conflict('already-settled', 'Somebody has dealt with this event already.');

const discarded = ({ hear: _, ...event }: Incoming): Incoming => ({ ...event, discarded: true });

const SUBJECT = {
  name: 'quarantine subject',
  text: 'SELECT subject FROM quarantine WHERE id = $1::uuid',
};
const LOCK = {
  name: 'quarantine lock',
  text: `
SELECT id, event_id, type, subject, state, topic, partition, "offset", key, headers, value
FROM quarantine WHERE id = $1::uuid FOR UPDATE`,
};
