import { Injectable } from '@nestjs/common';
import type { Audience, QuietKind, Receipt, ServiceName, WaymarkEvent } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { AfterAttempt, Attempt } from '../domain/delivery.js';
import type { Carried } from '../domain/safe-contact.js';
import type { TemplateName } from '../domain/templates/templates.js';
import { quietKind } from '../domain/notice.js';
import type { PlannedMessage } from '../domain/who-to-tell.js';

/** A message whose turn it is, leased to one sender. */
export interface DueMessage {
  readonly id: string;
  readonly referralId: string;
  readonly audience: Audience;
  readonly template: TemplateName;
  readonly organisation?: string;
  readonly attempts: number;
  readonly traceparent: string;
  readonly urgent: boolean;
  /** The event that it was planned for; absent in rows older than these columns. */
  readonly about?: { readonly source: ServiceName; readonly sequence: number };
  /** The kind by which who sent it may have asked to be told by a notice alone. */
  readonly quietKind?: QuietKind;
  /** How long ago the provider may have taken it; nobody knows what came of it. Absent: it was never handed over. */
  readonly handedOverForMs?: number;
  /** By which the earlier attempt went. */
  readonly channel: Carried;
  /** The provider had it when it was dropped, and has not taken it: it does not go again. */
  readonly dropped?: boolean;
}

/** A message of which the provider had more to say. */
export type ReceivedMessage = Omit<DueMessage, 'handedOverForMs'> & {
  /** A person was asked, because nobody knew whether it had arrived. */
  readonly wasUnsure?: boolean;
};

interface Row {
  readonly id: string;
  readonly referral_id: string;
  readonly audience: Audience;
  readonly template: TemplateName;
  readonly organisation: string | null;
  readonly attempts: number;
  readonly traceparent: string;
  readonly urgent: boolean;
  readonly source: ServiceName | null;
  readonly sequence: number | null;
  readonly handed_over_ms: number | null;
  readonly quiet_kind: QuietKind | null;
  readonly channel: Carried | null;
  readonly dropped: boolean;
}

const LEASE_SECONDS = 120;

/** Messages from plan to end: PENDING, SENDING (leased), then SENT, FAILED, UNKNOWN or WITHHELD. */
@Injectable()
export class MessageStore {
  plan(tx: Transaction, event: WaymarkEvent, messages: readonly PlannedMessage[]): void {
    for (const message of messages) {
      tx.insert(
        'message',
        {
          event_id: event.id,
          referral_id: event.subject,
          audience: message.audience,
          template: message.template,
          organisation: message.organisation ?? null,
          traceparent: event.traceparent,
          urgent: event.urgent,
          source: event.source,
          sequence: event.sequence,
          quiet_kind: quietKind(event, message) ?? null,
        },
        'nothing',
      );
    }
  }

  /** Leases the messages whose turn it is, the urgent ones first; an expired lease is taken again. */
  async lease(tx: Transaction, most: number): Promise<readonly DueMessage[]> {
    await tx.query(IN_THE_ORDER_OF_THE_INDEX);
    const rows = await tx.query<Row>(
      `WITH due AS (
         SELECT id FROM message
          WHERE status IN ('PENDING', 'SENDING') AND next_attempt_at <= clock_timestamp()
          ORDER BY urgent DESC, next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE message SET status = 'SENDING', attempts = attempts + 1,
              next_attempt_at = clock_timestamp() + make_interval(secs => ${String(LEASE_SECONDS)})
         FROM due WHERE message.id = due.id
       RETURNING message.id, referral_id, audience, template, organisation, attempts, traceparent, urgent,
                 source, sequence, channel, quiet_kind, dropped, ${HANDED_OVER_MS}`,
      [most],
    );
    return rows.map(asDue);
  }

  /**
   * From here on the provider may have it, whatever becomes of this process. False: it was settled or dropped, or another
   * process has its lease, because this one stood still; then it must not go out from here.
   */
  async handOver(
    tx: Transaction,
    { id, attempts }: Pick<DueMessage, 'id' | 'attempts'>,
    channel: Carried,
  ): Promise<boolean> {
    return (await tx.each(HAND_OVER, { id, attempts, channel })).length > 0;
  }

  /** False: it was settled before, so there is nothing to tell. */
  async settle(
    tx: Transaction,
    { id, channel }: Pick<DueMessage, 'id' | 'channel'>,
    attempt: Attempt,
    after: AfterAttempt,
  ): Promise<boolean> {
    const settled = await tx.each(SETTLE, {
      id,
      channel,
      status: after.status,
      reference: attempt.result === 'accepted' ? attempt.providerReference : null,
      trouble: attempt.result === 'accepted' ? null : `${attempt.result}: ${attempt.code}`,
      wait_seconds: after.status === 'PENDING' ? after.waitMs / 1000 : 0,
      ask_first: after.status === 'PENDING' && after.askFirst === true,
    });
    return settled.length > 0;
  }

  /**
   * The provider says later what became of it: kept once, and it settles what is still open. Answers the message where this
   * changes what was told of it.
   */
  async receive(
    tx: Transaction,
    id: string,
    receipt: Receipt,
    status: 'SENT' | 'FAILED',
  ): Promise<ReceivedMessage | undefined> {
    const [row] = await tx.query<Row & { readonly was: string }>(RECEIVE, [id, receipt, status]);
    if (row === undefined || row.was === status) return undefined;
    // A person was asked when its end was not known: it failing is no news.
    if (row.was === 'UNKNOWN' && status === 'FAILED') return undefined;
    return { ...asDue(row), wasUnsure: row.was === 'UNKNOWN' };
  }

  /** Nothing was sent, on purpose or because there is nowhere to send it. False: it was settled before. */
  async withhold(tx: Transaction, id: string, because: string): Promise<boolean> {
    return (await tx.each(WITHHOLD, { id, because })).length > 0;
  }

  /**
   * What has not gone to her yet never goes, of all templates or of one; also what is leased and was not handed over. What
   * the provider has just now cannot be taken back: where it does not take it, it does not go again.
   */
  async dropForWoman(tx: Transaction, referralId: string, template?: TemplateName): Promise<void> {
    const hers = [referralId, template ?? null];
    // All of them first, so that none is handed over or comes back between the two.
    await tx.query(`UPDATE message SET dropped = true WHERE ${HERS_THAT_WAIT}`, hers);
    await tx.query(
      `UPDATE message SET status = 'WITHHELD', last_trouble = 'stopped', settled_at = clock_timestamp()
        WHERE ${HERS_THAT_WAIT} AND (status = 'PENDING' OR handed_over_at IS NULL)`,
      hers,
    );
  }
}

const asDue = (row: Row): DueMessage => ({
  id: row.id,
  referralId: row.referral_id,
  audience: row.audience,
  template: row.template,
  ...(row.organisation !== null && { organisation: row.organisation }),
  attempts: row.attempts,
  traceparent: row.traceparent,
  urgent: row.urgent,
  ...(row.handed_over_ms !== null && { handedOverForMs: row.handed_over_ms }),
  ...(row.quiet_kind !== null && { quietKind: row.quiet_kind }),
  channel: row.channel ?? 'email',
  ...(row.dropped && { dropped: true }),
  ...(row.source !== null &&
    row.sequence !== null && { about: { source: row.source, sequence: row.sequence } }),
});

const HERS_THAT_WAIT = `referral_id = $1 AND audience = 'woman' AND template = coalesce($2, template)
  AND status IN ('PENDING', 'SENDING')`;

const HANDED_OVER_MS =
  'extract(epoch FROM clock_timestamp() - handed_over_at)::float8 * 1000 AS handed_over_ms';

// The first final word holds: what comes again, or late and in another order, changes nothing.
const RECEIVE = `
WITH before AS (
  SELECT id, status FROM message
   WHERE id = $1 AND receipt IS NULL AND attempts > 0
     AND status IN ('SENDING', 'PENDING', 'SENT', 'UNKNOWN') FOR UPDATE)
UPDATE message SET receipt = $2, receipt_at = clock_timestamp(), status = $3,
  settled_at = coalesce(settled_at, clock_timestamp()),
  last_trouble = CASE WHEN $3 = 'FAILED' THEN 'receipt: ' || $2 ELSE last_trouble END
FROM before WHERE message.id = before.id
RETURNING message.id, referral_id, audience, template, organisation, attempts, traceparent, urgent,
  source, sequence, channel, quiet_kind, dropped, ${HANDED_OVER_MS}, before.status AS was`;

// Row-level security makes the planner expect one row, and it would read and sort all that wait each time.
const IN_THE_ORDER_OF_THE_INDEX = 'SET LOCAL enable_sort = off';

// Said besides the join for the same reason: to find a few by their ids, all that wait would be read.
const IS_ONE_OF_THEM =
  'message.id = ANY (ARRAY(SELECT id FROM json_to_recordset($1) AS one(id uuid)))';

const HAND_OVER = `
UPDATE message SET handed_over_at = clock_timestamp(), channel = given.channel
FROM json_to_recordset($1) AS given(nth int, id uuid, attempts int, channel text)
WHERE message.id = given.id AND message.status = 'SENDING' AND message.attempts = given.attempts AND ${IS_ONE_OF_THEM}
RETURNING given.nth`;

const SETTLE = `
UPDATE message SET
  status = given.status, channel = given.channel, provider_reference = given.reference, last_trouble = given.trouble,
  next_attempt_at = clock_timestamp() + make_interval(secs => given.wait_seconds),
  handed_over_at = CASE WHEN given.ask_first THEN coalesce(handed_over_at, clock_timestamp())
    WHEN given.status = 'PENDING' THEN NULL ELSE handed_over_at END,
  settled_at = CASE WHEN given.status = 'PENDING' THEN NULL ELSE clock_timestamp() END
FROM json_to_recordset($1)
  AS given(nth int, id uuid, channel text, status text, reference text, trouble text, wait_seconds float8,
    ask_first boolean)
WHERE message.id = given.id AND message.status = 'SENDING' AND ${IS_ONE_OF_THEM}
RETURNING given.nth`;

const WITHHOLD = `
UPDATE message SET status = 'WITHHELD', last_trouble = given.because, settled_at = clock_timestamp()
FROM json_to_recordset($1) AS given(nth int, id uuid, because text)
WHERE message.id = given.id AND status = 'SENDING' AND ${IS_ONE_OF_THEM}
RETURNING given.nth`;
