import { Injectable } from '@nestjs/common';
import type { WebhookType, WaymarkEvent } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Whose } from './webhook.store.js';
import type { AfterWebhook, PlannedWebhook, WebhookAttempt } from '../domain/webhook.js';

/** A delivery whose turn it is, leased to one sender. */
export interface DueWebhook {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  /** As they are sealed, the newest first. */
  readonly sealed: readonly string[];
  readonly type: WebhookType;
  /** Absent in a test. */
  readonly referralId?: string;
  readonly at: Date;
  readonly attempts: number;
  readonly ageMs: number;
}

interface Row {
  readonly id: string;
  readonly webhook_id: string;
  readonly url: string;
  readonly secret: string;
  readonly earlier_secret: string | null;
  readonly type: WebhookType;
  readonly referral_id: string | null;
  readonly at: Date;
  readonly attempts: number;
  readonly age_ms: number;
}

const LEASE_SECONDS = 60;

/** What each place is told: PENDING (leased while it is sent), then SENT or FAILED. */
@Injectable()
export class WebhookDeliveryStore {
  /** Once an event and place, however often it is heard. */
  async plan(
    tx: Transaction,
    event: WaymarkEvent,
    planned: readonly PlannedWebhook[],
  ): Promise<void> {
    const { id, subject, time } = event;
    for (const { organisation, type } of planned) {
      await tx.each(PLAN, { event_id: id, referral_id: subject, at: time, organisation, type });
    }
  }

  /** Whether anybody hears at all; about nobody. False: the webhook is not on. */
  async planTest(
    tx: Transaction,
    { id, organisation }: Whose,
    deliveryId: string,
  ): Promise<boolean> {
    const rows = await tx.query(PLAN_TEST, [deliveryId, id, organisation]);
    return rows.length > 0;
  }

  /** What was told, or given up, so many days ago. At most so many at once; answers how many there were. */
  async forget(tx: Transaction, olderThanDays: number, most: number): Promise<number> {
    return (await tx.query(FORGET, [olderThanDays, most])).length;
  }

  async lease(tx: Transaction, most: number): Promise<readonly DueWebhook[]> {
    const rows = await tx.query<Row>(LEASE, [most]);
    return rows.map((row) => ({
      id: row.id,
      webhookId: row.webhook_id,
      url: row.url,
      sealed: [row.secret, ...(row.earlier_secret === null ? [] : [row.earlier_secret])],
      type: row.type,
      ...(row.referral_id !== null && { referralId: row.referral_id }),
      at: row.at,
      attempts: row.attempts,
      ageMs: row.age_ms,
    }));
  }

  async settle(
    tx: Transaction,
    { id, webhookId }: DueWebhook,
    attempt: WebhookAttempt,
    after: AfterWebhook,
  ): Promise<void> {
    const waitMs = after.status === 'PENDING' ? after.waitMs : 0;
    await tx.query(
      `UPDATE webhook_delivery SET status = $2, last_trouble = $3,
              next_attempt_at = clock_timestamp() + make_interval(secs => $4)
        WHERE id = $1 AND status = 'PENDING'`,
      [id, after.status, 'code' in attempt ? attempt.code : null, waitMs / 1_000],
    );
    if (attempt.result === 'gone') await this.disable(tx, webhookId);
    else await tx.query(FAILING, [webhookId, attempt.result === 'not-taken']);
  }

  private async disable(tx: Transaction, webhookId: string): Promise<void> {
    await tx.query(
      `UPDATE webhook SET state = 'disabled', because = 'gone', failing_since = NULL WHERE id = $1`,
      [webhookId],
    );
    await tx.query(
      `UPDATE webhook_delivery SET status = 'FAILED', last_trouble = 'HTTP 410'
        WHERE webhook_id = $1 AND status <> 'SENT'`,
      [webhookId],
    );
  }
}

const PLAN = `
INSERT INTO webhook_delivery (webhook_id, event_id, type, referral_id, at)
SELECT webhook.id, event_id, type, referral_id, at
FROM json_to_recordset($1)
  AS given(nth int, event_id uuid, referral_id uuid, at timestamptz, organisation text, type text)
JOIN webhook USING (organisation) WHERE state = 'active'
ON CONFLICT (event_id, webhook_id) DO NOTHING RETURNING 0 AS nth`;

const PLAN_TEST = `
INSERT INTO webhook_delivery (id, webhook_id, event_id, type, at)
SELECT $1, webhook.id, $1, 'webhook.test', clock_timestamp() FROM webhook
 WHERE id = $2 AND organisation = $3 AND state = 'active' RETURNING id`;

const FORGET = `
DELETE FROM webhook_delivery WHERE id IN (
  SELECT id FROM webhook_delivery
   WHERE status <> 'PENDING' AND planned_at < clock_timestamp() - make_interval(days => $1) LIMIT $2)
RETURNING id`;

// Written only where it begins or ends.
const FAILING = `
UPDATE webhook SET failing_since = CASE WHEN $2 THEN clock_timestamp() END
 WHERE id = $1 AND (failing_since IS NOT NULL) <> $2`;

const LEASE = `
WITH due AS (
  SELECT d.id FROM webhook_delivery d JOIN webhook ON webhook.id = webhook_id
   WHERE status = 'PENDING' AND next_attempt_at <= clock_timestamp() AND state = 'active'
   ORDER BY next_attempt_at LIMIT $1 FOR UPDATE OF d SKIP LOCKED)
UPDATE webhook_delivery d SET attempts = attempts + 1,
  next_attempt_at = clock_timestamp() + make_interval(secs => ${String(LEASE_SECONDS)})
FROM due, webhook WHERE d.id = due.id AND webhook.id = d.webhook_id
RETURNING d.id, webhook_id, url, secret, type, referral_id, at, attempts,
  CASE WHEN earlier_until > clock_timestamp() THEN earlier_secret END AS earlier_secret,
  extract(epoch FROM clock_timestamp() - planned_at)::float8 * 1000 AS age_ms`;
