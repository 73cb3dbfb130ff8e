import type { QuarantineReason } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import { againIfCrossed } from './again-if-crossed.js';
import type { Connections } from './connections.js';
import { type Hearing, HearingFailed } from './hearing.js';
import type { OpenTransaction } from './open-transaction.js';
import type { Quarantine } from './quarantine.js';
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
}

interface WaitingRow extends StoredRecord {
  readonly id: string;
  readonly event_id: string | null;
  readonly subject: string | null;
  readonly state: string;
}

/** A person's decision: who and why. */
export interface Decision {
  readonly by: string;
  readonly reason: string;
}

const SHOWN = 200;
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
  ) {}

  /** Those that wait, oldest first. */
  waiting(): Promise<QuarantineEntry[]> {
    return this.connections.query<QuarantineEntry>(WAITING, [SHOWN]);
  }

  /** The same event, through the normal handler, once. If it fails again nothing has changed. */
  async replay(id: string, decision: Decision): Promise<void> {
    await this.deciding(id, decision, 'replayed', (row) => {
      const reading = this.reader.read(recordOf(row));
      if ('event' in reading) return reading.event;
      throw ProblemError.conflict(
        'still-unreadable',
        'This version of the service cannot read the event either. Mend the service first, or discard the event.',
      );
    });
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
          }),
        );
        return;
      } catch (error) {
        if (!(error instanceof HearingFailed)) throw error;
        if (TRY_LATER.has(sortTrouble(error))) throw error.cause;
        if (error.event.id === decided.eventId) throw failedAgain(error);
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
  reason, error_class, error_detail, attempts, quarantined_at
FROM quarantine WHERE state = 'waiting' ORDER BY quarantined_at LIMIT $1`,
};

const LOCK = {
  name: 'quarantine lock',
  text: `
SELECT id, event_id, subject, state, topic, partition, "offset", key, headers, value
FROM quarantine WHERE id = $1::uuid FOR UPDATE`,
};
