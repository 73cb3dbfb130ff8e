import type { QuarantineReason } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import { againIfCrossed } from './again-if-crossed.js';
import type { Connections } from './connections.js';
import type { Decision } from './decision.js';
import { type Hearing, HearingFailed } from './hearing.js';
import type { OpenTransaction } from './open-transaction.js';
import type { Quarantine } from './quarantine.js';
import { inspect, type Inspection } from './quarantine-inspection.js';
import type { QuarantineRun, QuarantineRuns } from './quarantine-runs.js';
import type { Incoming, RecordReader } from './record-reader.js';
import { recordOf, type StoredRecord } from './stored-record.js';
import type { Transactions } from './transactions.js';
import { sortTrouble, type Trouble } from './trouble.js';

/** An entry as an operator sees it: what and where, not the bytes. */
export interface QuarantineEntry {
  readonly id: string;
  readonly event_id: string | null;
  readonly type: string | null;
  readonly producer: string | null;
  readonly subject: string | null;
  readonly sequence: number | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly reason: QuarantineReason;
  readonly error_class: string;
  readonly error_detail: string;
  readonly attempts: number;
  readonly quarantined_at: Date;
  readonly group_key: string;
}

/** Entries that are the same trouble. */
export interface QuarantineGroupRow extends Pick<
  QuarantineEntry,
  'group_key' | 'type' | 'producer' | 'reason' | 'error_class' | 'error_detail'
> {
  readonly entries: number;
  readonly subjects: number;
  readonly oldest: Date;
  readonly newest: Date;
  readonly example: string;
}

/** One entry as it is looked at, whether it waits still or not. */
export interface InspectedEntry extends QuarantineEntry, Inspection {
  readonly state: string;
  readonly waitingBehind: number;
}

interface WaitingRow extends StoredRecord {
  readonly id: string;
  readonly event_id: string | null;
  readonly subject: string | null;
  readonly state: string;
}

const SHOWN = 200;
const GROUPS_SHOWN = 200;
/** No fault of the event: whoever asked asks again. */
const TRY_LATER: ReadonlySet<Trouble> = new Set(['wait', 'held', 'slow']);

/** Where a person deals with quarantined events. */
export class QuarantineDesk {
  constructor(
    private readonly connections: Connections,
    private readonly transactions: Transactions,
    private readonly quarantine: Quarantine,
    private readonly reader: RecordReader,
    private readonly hearing: Hearing,
    private readonly runs: QuarantineRuns,
  ) {}

  /** Those that wait, oldest first. */
  waiting(): Promise<QuarantineEntry[]> {
    return this.connections.query<QuarantineEntry>(WAITING, [SHOWN]);
  }

  /** What waits, by what is wrong with it; the largest first. */
  groups(): Promise<QuarantineGroupRow[]> {
    return this.connections.query<QuarantineGroupRow>(GROUPS, [GROUPS_SHOWN]);
  }

  async inspect(id: string): Promise<InspectedEntry> {
    const [row] = await this.connections.query<
      QuarantineEntry & StoredRecord & { readonly state: string; readonly waiting_behind: number }
    >(INSPECT, [id]);
    if (row === undefined) throw ProblemError.notFound('quarantined event');
    return { ...row, ...inspect(row, this.reader), waitingBehind: row.waiting_behind };
  }

  /** The same event, through the normal handler, once. If it fails again nothing has changed. */
  async replay(id: string, decision: Decision): Promise<void> {
    await this.deciding(id, decision, 'replayed', (row) => this.readable(row));
  }

  /** Everything that a replay does, and then none of it; answers why it would fail, if it would. */
  async tryOut(id: string): Promise<{ readonly problem?: ProblemError }> {
    const nobody = { by: '', reason: '' };
    const rollBack = async (tx: OpenTransaction): Promise<void> => {
      await tx.flush();
      throw new TriedOut();
    };
    try {
      await this.deciding(id, nobody, 'replayed', (row) => this.readable(row), rollBack, true);
    } catch (error) {
      if (error instanceof TriedOut) return {};
      if (error instanceof ProblemError && isOfTheEvent(error)) return { problem: error };
      throw error;
    }
    throw new Error('it was to be tried only');
  }

  /** One entry of a run, done or only tried, and counted once. A fault of the database is thrown: it is no answer. */
  async tryFor(run: QuarantineRun, id: string): Promise<void> {
    if (run.is_dry) {
      const { problem } = await this.tryOut(id);
      if (problem?.code === 'already-settled') return;
      await this.runs.tried(run.run_id, id, problem === undefined ? 'succeeded' : 'failed');
      return;
    }
    const decision = { by: run.asked_by, reason: run.reason };
    const count = (tx: OpenTransaction): Promise<void> => this.runs.succeeded(tx, run.run_id, id);
    try {
      await this.deciding(id, decision, 'replayed', (row) => this.readable(row), count);
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

  /** It is never applied; what follows it goes on as if it had been. */
  async discard(id: string, decision: Decision): Promise<void> {
    await this.deciding(id, decision, 'discarded', (row) => {
      const reading = this.reader.read(recordOf(row));
      if ('event' in reading) return discarded(reading.event);
      const { envelope, record } = reading.broken;
      return envelope && { ...envelope, record, discarded: true };
    });
  }

  private async deciding(
    id: string,
    decision: Decision,
    end: 'replayed' | 'discarded',
    eventOf: (row: WaitingRow) => Incoming | undefined,
    atEnd: (tx: OpenTransaction) => Promise<void> = () => Promise.resolve(),
    isDry = false,
  ): Promise<void> {
    for (;;) {
      const decided: { eventId?: string | undefined } = {};
      try {
        await againIfCrossed(() =>
          this.transactions.run(async (tx) => {
            const row = await lockWaiting(tx, id);
            const event = eventOf(row);
            decided.eventId = event?.id;
            if (event !== undefined) await this.hearing.hear(tx, [event], true);
            await this.quarantine.settle(tx, [id], { end, ...decision });
            tx.audit({ action: `quarantine.${end}`, subject: row.subject ?? id, ...decision });
            await atEnd(tx);
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
  throw ProblemError.conflict('already-settled', 'Somebody has dealt with this event already.');
}

const discarded = ({ hear: _, ...event }: Incoming): Incoming => ({ ...event, discarded: true });

const WAITING = {
  name: 'quarantine waiting',
  text: `
SELECT id, event_id, type, producer, subject, sequence, topic, partition, "offset",
  reason, error_class, error_detail, attempts, quarantined_at, group_key
FROM quarantine WHERE state = 'waiting' ORDER BY quarantined_at LIMIT $1`,
};

const LOCK = {
  name: 'quarantine lock',
  text: `
SELECT id, event_id, subject, state, topic, partition, "offset", key, headers, value
FROM quarantine WHERE id = $1::uuid FOR UPDATE`,
};

const GROUPS = {
  name: 'quarantine groups',
  text: `
SELECT group_key, count(*)::int AS entries, count(DISTINCT subject)::int AS subjects,
  min(quarantined_at) AS oldest, max(quarantined_at) AS newest, min(id::text) AS example,
  min(type) AS type, min(producer) AS producer, min(reason) AS reason,
  min(error_class) AS error_class, min(error_detail) AS error_detail
FROM quarantine WHERE state = 'waiting' GROUP BY group_key ORDER BY entries DESC, group_key LIMIT $1`,
};

const INSPECT = {
  name: 'quarantine inspect',
  text: `
SELECT id, event_id, type, producer, subject, sequence, topic, partition, "offset", key, headers, value,
  reason, error_class, error_detail, attempts, quarantined_at, group_key, state,
  (SELECT count(*)::int FROM parked WHERE parked.subject = quarantine.subject
    AND parked.producer = quarantine.producer) AS waiting_behind
FROM quarantine WHERE id = $1::uuid`,
};
