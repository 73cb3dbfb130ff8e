import {
  eventQuarantined,
  eventUnquarantined,
  type Cause,
  type Envelope,
  type EventDefinition,
  type QuarantineEnd,
  type ServiceName,
} from '@waymark/contracts';
import { type Clock, type Logger, newTraceparent } from '@waymark/platform';
import { lockLines } from './heard.js';
import type { OpenTransaction } from './open-transaction.js';
import { unpark } from './parking.js';
import { groupKeyOf } from './quarantine-group.js';
import type { Broken, Handler } from './record-reader.js';
import { storedRecordOf } from './stored-record.js';
import type { Transactions } from './transactions.js';
import { uuidV7 } from './uuid-v7.js';

/** Who settled a quarantined event, and why. */
export interface Settlement {
  readonly end: QuarantineEnd;
  readonly by?: string;
  readonly reason?: string;
  /** The copy that was applied instead. */
  readonly copyId?: string;
}

interface SettledRow {
  readonly id: string;
  readonly event_id: string | null;
  readonly type: string | null;
  readonly producer: string | null;
  readonly subject: string | null;
}

const ABOUT_QUARANTINE = new Set<string>([eventQuarantined.type, eventUnquarantined.type]);
const LONGEST_DETAIL = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The service itself, and what it does about the events that it hears. */
interface Own {
  readonly service: ServiceName;
  readonly handlers: ReadonlyMap<string, Handler>;
}

/** Events set aside until a person has dealt with them; the rest of the world goes on. */
export class Quarantine {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly own: Own | undefined,
  ) {}

  /** In a transaction of its own. An event whose effect was committed meanwhile is not set aside. */
  async add(broken: Broken, attempts: number): Promise<void> {
    const { record, envelope, reason, error } = broken;
    const isNew = await this.transactions.run(async (tx) => {
      const id = uuidV7(this.clock.now());
      if (envelope !== undefined && !(await isItsPlaceFree(tx, envelope))) return false;
      const row = { ...columnsOf(broken), id, attempts, reason, group_key: groupOf(broken) };
      const written = await tx.query(ADD, [JSON.stringify([row]), envelope?.id ?? null]);
      if (written.length === 0) return false;
      await this.say(tx, id, broken);
      return true;
    });
    if (!isNew) return;
    this.logger.error('An event was quarantined: a person must look at it', {
      topic: record.topic,
      partition: record.partition,
      offset: record.offset,
      reason,
      attempt: attempts,
      cause: error,
      ...(envelope !== undefined && {
        eventId: envelope.id,
        eventType: envelope.type,
        producer: envelope.source,
        sequence: envelope.sequence,
      }),
    });
  }

  /** Ends entries within the transaction that dealt with their events. */
  async settle(tx: OpenTransaction, ids: readonly string[], how: Settlement): Promise<void> {
    if (ids.length === 0) return;
    const { end, by = null, reason = null, copyId } = how;
    const settled = await tx.query<SettledRow>(SETTLE, [ids, end, by, reason]);
    for (const { id, event_id, type, producer, subject } of settled) {
      if (subject === null || (type !== null && ABOUT_QUARANTINE.has(type))) continue;
      const data = {
        quarantineId: id,
        end,
        ...(type !== null && { eventType: type }),
        ...(producer !== null && { producer }),
        ...(copyId !== undefined && { copyId }),
      };
      await this.tell(tx, eventUnquarantined, causeOf(event_id ?? id, subject), data);
    }
  }

  private async say(tx: OpenTransaction, quarantineId: string, broken: Broken): Promise<void> {
    const { envelope, reason } = broken;
    const subject = subjectOf(broken);
    // Two services that cannot read each other's reports would report for ever.
    if (subject === undefined || ABOUT_QUARANTINE.has(envelope?.type ?? '')) return;
    const cause = causeOf(envelope?.id ?? quarantineId, subject, envelope?.traceparent);
    const data = {
      quarantineId,
      reason,
      ...(envelope !== undefined && {
        eventId: envelope.id,
        eventType: envelope.type,
        producer: envelope.source,
        sequence: envelope.sequence,
      }),
    };
    await this.tell(tx, eventQuarantined, cause, data);
  }

  // A service does not read its own topic: what it is to do about its own is done here.
  private async tell<Data extends object>(
    tx: OpenTransaction,
    definition: EventDefinition<string, Data>,
    cause: Cause,
    data: Data,
  ): Promise<void> {
    tx.publish(definition.following(cause, data));
    const { service: source, handlers } = this.own ?? {};
    const hear = handlers?.get(definition.type);
    if (source === undefined || hear === undefined) return;
    const { id, subject, traceparent, urgent } = cause;
    const { type } = definition;
    const time = this.clock.now().toISOString();
    // What follows comes after whatever was said of the subject first, and has no other place to wait for.
    const event = { id, type, source, subject, sequence: 1, time, traceparent, urgent, data };
    await this.transactions.within({ tx, eventId: id }, () => hear(event));
  }
}

// Without source and sequence: a service that also set the cause aside must hear of it all the same.
const causeOf = (id: string, subject: string, traceparent = newTraceparent()): Cause => ({
  id,
  subject,
  traceparent,
  urgent: false,
});

// The key of an unreadable record is the referral it is about, if it is an id at all.
function subjectOf({ envelope, record }: Broken): string | undefined {
  if (envelope !== undefined) return envelope.subject;
  const key = record.key?.toString();
  return key !== undefined && UUID.test(key) ? key : undefined;
}

// Under the lock of its line, so that nobody applies or releases it at the same time.
async function isItsPlaceFree(tx: OpenTransaction, envelope: Envelope): Promise<boolean> {
  const { id, source, subject, sequence } = envelope;
  const [mark] = await lockLines(tx, [{ producer: source, subject }]);
  if (mark !== undefined && sequence <= mark.sequence) return false;
  const taken = await tx.query<{ event_id: string }>(TAKE_FROM_PARK, [id]);
  if (taken.length > 0) await unpark(tx, [id]);
  return true;
}

function columnsOf({ record, envelope, error, ...broken }: Broken): object {
  const { key, value, ...rest } = storedRecordOf(record);
  return {
    ...rest,
    key: hex(key),
    value: hex(value),
    event_id: envelope?.id ?? null,
    type: envelope?.type ?? null,
    producer: envelope?.source ?? null,
    subject: subjectOf({ record, error, ...(envelope && { envelope }), ...broken }) ?? null,
    sequence: envelope?.sequence ?? null,
    error_class: nameOf(error),
    error_detail: error.message.slice(0, LONGEST_DETAIL).replaceAll('\0', ''),
  };
}

const groupOf = ({ record, envelope, reason, error }: Broken): string =>
  groupKeyOf({
    ...(envelope !== undefined && { producer: envelope.source, type: envelope.type }),
    ...{ reason, errorClass: nameOf(error), detail: error.message, value: record.value },
  });

const nameOf = (error: Error): string => error.constructor.name;

const hex = (bytes: unknown): string | null =>
  bytes instanceof Uint8Array ? `\\x${Buffer.from(bytes).toString('hex')}` : null;

const COLUMNS = `id, event_id, type, producer, subject, sequence, topic, partition, "offset", key, headers, value,
  reason, error_class, error_detail, attempts, group_key`;

const ADD = {
  name: 'quarantine add',
  text: `
INSERT INTO quarantine (${COLUMNS})
SELECT ${COLUMNS} FROM json_populate_recordset(NULL::quarantine, $1::json)
WHERE NOT EXISTS (SELECT FROM inbox WHERE inbox.event_id = $2::uuid)
ON CONFLICT DO NOTHING RETURNING id`,
};

const TAKE_FROM_PARK = {
  name: 'quarantine take',
  text: `
DELETE FROM inbox USING parked
WHERE inbox.event_id = $1::uuid AND parked.event_id = inbox.event_id
RETURNING inbox.event_id`,
};

const SETTLE = {
  name: 'quarantine settle',
  text: `
UPDATE quarantine
SET state = $2, settled_at = now(), settled_by = $3, settled_reason = $4
WHERE id = ANY ($1::uuid[]) AND state = 'waiting'
RETURNING id, event_id, type, producer, subject`,
};
