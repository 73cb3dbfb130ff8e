import { Injectable } from '@nestjs/common';
import type {
  Webhook,
  WebhookDelivery,
  WebhookDeliveryState,
  WebhookEnd,
  WebhookFailure,
  WebhookState,
  WebhookType,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

interface Row {
  readonly id: string;
  readonly url: string;
  readonly state: WebhookState;
  readonly because: WebhookEnd | null;
  readonly created_at: Date;
  readonly failing_since: Date | null;
  readonly failures: number;
}

interface DeliveryRow {
  readonly id: string;
  readonly type: WebhookType;
  readonly referral_id: string | null;
  readonly status: WebhookDeliveryState;
  readonly planned_at: Date;
  readonly attempts: number;
  readonly next_attempt_at: Date;
  readonly last_trouble: string | null;
}

/** Whose it is: nobody changes another organisation’s. */
export interface Whose {
  readonly id: string;
  readonly organisation: string;
}

const MOST_SHOWN = 100;
const MOST_DELIVERIES = 50;
const KEEP_EARLIER = `interval '1 day'`;

/** The places that hear, each of one organisation. */
@Injectable()
export class WebhookStore {
  add(tx: Transaction, { id, organisation }: Whose, given: { url: string; secret: string }): void {
    tx.insert('webhook', { id, organisation, ...given });
  }

  async of(tx: Transaction, organisation: string): Promise<readonly Webhook[]> {
    const rows = await tx.query<Row>(
      `${WEBHOOK} ORDER BY created_at DESC LIMIT ${String(MOST_SHOWN)}`,
      [organisation],
    );
    return rows.map(asWebhook);
  }

  async find(tx: Transaction, { id, organisation }: Whose): Promise<Webhook | undefined> {
    const [row] = await tx.query<Row>(`${WEBHOOK} AND id = $2`, [organisation, id]);
    return row && asWebhook(row);
  }

  /** The newest first. */
  async deliveries(
    tx: Transaction,
    { id, organisation }: Whose,
  ): Promise<readonly WebhookDelivery[]> {
    const rows = await tx.query<DeliveryRow>(
      `${DELIVERY} WHERE webhook_id = $1 AND organisation = $2
        ORDER BY planned_at DESC LIMIT ${String(MOST_DELIVERIES)}`,
      [id, organisation],
    );
    return rows.map(({ status, next_attempt_at: next, ...row }) => ({
      ...asTold(row),
      status,
      ...(status === 'PENDING' && { nextAttemptAt: next.toISOString() }),
    }));
  }

  /** The secret that signed so far signs beside the new one for a day. False: there is no such. */
  changeSecret(tx: Transaction, whose: Whose, sealed: string): Promise<boolean> {
    return this.changed(
      tx,
      whose,
      `earlier_secret = secret, earlier_until = clock_timestamp() + ${KEEP_EARLIER}, secret = $3`,
      [sealed],
    );
  }

  enable(tx: Transaction, whose: Whose): Promise<boolean> {
    return this.changed(tx, whose, `state = 'active', because = NULL`);
  }

  /** What waits for it never goes. */
  async end(tx: Transaction, whose: Whose): Promise<boolean> {
    const isThere = await this.changed(tx, whose, `state = 'ended', because = 'ended'`);
    if (isThere) {
      await tx.query(
        `UPDATE webhook_delivery SET status = 'FAILED', last_trouble = 'ended'
          WHERE webhook_id = $1 AND status = 'PENDING'`,
        [whose.id],
      );
    }
    return isThere;
  }

  async failures(tx: Transaction, { id, organisation }: Whose): Promise<readonly WebhookFailure[]> {
    const rows = await tx.query<DeliveryRow>(
      `${DELIVERY} WHERE webhook_id = $1 AND organisation = $2 AND status = 'FAILED'
        ORDER BY planned_at DESC LIMIT ${String(MOST_SHOWN)}`,
      [id, organisation],
    );
    return rows.map(asTold);
  }

  /** All that was given up is tried again from the start, for another three days. */
  async replay(tx: Transaction, { id, organisation }: Whose): Promise<number> {
    const rows = await tx.query(
      `UPDATE webhook_delivery SET status = 'PENDING', attempts = 0, planned_at = clock_timestamp(),
              next_attempt_at = clock_timestamp()
         FROM webhook
        WHERE webhook.id = webhook_id AND webhook_id = $1 AND organisation = $2 AND status = 'FAILED'
          AND state = 'active' RETURNING webhook_delivery.id`,
      [id, organisation],
    );
    return rows.length;
  }

  private async changed(
    tx: Transaction,
    { id, organisation }: Whose,
    set: string,
    more: readonly string[] = [],
  ): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE webhook SET ${set} WHERE id = $1 AND organisation = $2 AND state <> 'ended' RETURNING id`,
      [id, organisation, ...more],
    );
    return rows.length > 0;
  }
}

const WEBHOOK = `
SELECT id, url, state, because, created_at, failing_since, (
    SELECT count(*) FROM webhook_delivery WHERE webhook_id = webhook.id AND status = 'FAILED')::int AS failures
  FROM webhook WHERE organisation = $1 AND state <> 'ended'`;

const DELIVERY = `
SELECT d.id, type, referral_id, status, planned_at, attempts, next_attempt_at, last_trouble
  FROM webhook_delivery d JOIN webhook ON webhook.id = webhook_id`;

const asWebhook = ({ id, url, state, failures, ...row }: Row): Webhook => ({
  ...{ id, url, state, failures, createdAt: row.created_at.toISOString() },
  ...(row.because !== null && { because: row.because }),
  ...(row.failing_since !== null && { failingSince: row.failing_since.toISOString() }),
});

const asTold = (
  row: Omit<DeliveryRow, 'status' | 'next_attempt_at'>,
): Omit<WebhookDelivery, 'status'> => ({
  deliveryId: row.id,
  type: row.type,
  ...(row.referral_id !== null && { referralId: row.referral_id }),
  plannedAt: row.planned_at.toISOString(),
  attempts: row.attempts,
  ...(row.last_trouble !== null && { lastTrouble: row.last_trouble }),
});
