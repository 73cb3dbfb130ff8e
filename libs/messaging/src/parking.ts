import { keyOf, lockFurtherLines, type Line, type Mark } from './heard.js';
import type { OpenTransaction } from './open-transaction.js';
import { causesOf, type OrderPlan } from './order.js';
import type { Incoming, RecordReader } from './record-reader.js';
import { recordOf, storedRecordOf, type StoredRecord } from './stored-record.js';

interface ParkedRow extends StoredRecord {
  readonly event_id: string;
  readonly discarded: boolean;
}

interface Waiting {
  readonly parked: readonly Incoming[];
  readonly marks: readonly Mark[];
}

/** Events that wait for an earlier one or for their cause. */
export class Parking {
  constructor(
    private readonly reader: RecordReader,
    /** The producers whose events this service hears, and so can wait for. */
    readonly hears: ReadonlySet<string>,
  ) {}

  /**
   * What waits on these subjects, read after their lines are locked: whoever parks holds the lines it waits for, so
   * nothing is overlooked. The lines of what waits are locked too, and read again, until there are no more.
   */
  async waitingOn(
    tx: OpenTransaction,
    subjects: readonly string[],
    locked: readonly Mark[],
  ): Promise<Waiting> {
    const marks = [...locked];
    const held = new Set(marks.map(keyOf));
    for (;;) {
      const rows = await tx.query<ParkedRow>(READ, [subjects]);
      const parked = rows.map((row) => this.parkedEvent(row));
      const lines = new Map(
        parked.flatMap((event) => this.linesOf(event)).map((line) => [keyOf(line), line]),
      );
      const further = [...lines].filter(([key]) => !held.has(key));
      if (further.length === 0) return { parked, marks };
      for (const [key] of further) held.add(key);
      marks.push(
        ...(await lockFurtherLines(
          tx,
          further.map(([, line]) => line),
        )),
      );
    }
  }

  /** The line an event stands in, and those of what caused it. */
  linesOf(event: Incoming): readonly Line[] {
    const own = { producer: event.source, subject: event.subject };
    return [own, ...causesOf(event, this.hears)];
  }

  async settle(tx: OpenTransaction, plan: OrderPlan<Incoming>): Promise<void> {
    for (const { event, waitsFor } of plan.park) {
      tx.insert('parked', {
        ...storedRecordOf(event.record),
        event_id: event.id,
        producer: event.source,
        subject: event.subject,
        sequence: event.sequence,
        waits_for: waitsFor,
        discarded: event.discarded ?? false,
      });
    }
    if (plan.unpark.length > 0)
      await unpark(
        tx,
        plan.unpark.map(({ id }) => id),
      );
  }

  private parkedEvent(row: ParkedRow): Incoming {
    const reading = this.reader.read(recordOf(row));
    if ('event' in reading) {
      return row.discarded ? { ...withoutHearing(reading.event), discarded: true } : reading.event;
    }
    const { record, envelope, error } = reading.broken;
    if (envelope === undefined) throw error;
    if (row.discarded) return { ...envelope, record, discarded: true };
    // It could be read when it was parked. When its turn comes it is set aside like any other.
    return { ...envelope, record, hear: () => Promise.reject(error) };
  }
}

export async function unpark(tx: OpenTransaction, eventIds: readonly string[]): Promise<void> {
  await tx.query(UNPARK, [eventIds]);
}

function withoutHearing({ hear: _, ...event }: Incoming): Incoming {
  return event;
}

const READ = {
  name: 'parked read',
  text: `
SELECT event_id, discarded, topic, partition, "offset", key, headers, value
FROM parked WHERE subject = ANY ($1::text[])`,
};

const UNPARK = {
  name: 'parked remove',
  text: 'DELETE FROM parked WHERE event_id = ANY ($1::uuid[])',
};
