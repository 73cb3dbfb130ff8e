import { Injectable } from '@nestjs/common';
import type { Channel, Deliveries, DeliveriesQuery, Receipt } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

interface Row {
  readonly id: string;
  readonly referral_id: string;
  readonly audience: string;
  readonly template: string;
  readonly status: string;
  readonly attempts: number;
  readonly planned_at: Date;
  readonly next_attempt_at: Date;
  readonly provider_reference: string | null;
  readonly last_trouble: string | null;
  readonly channel: Channel | null;
  readonly receipt: Receipt | null;
}

/** What was sent, or not, and why: states and codes, never an address. */
@Injectable()
export class DeliveriesView {
  async newest(
    tx: Transaction,
    { channel, status, receipt }: DeliveriesQuery,
    most: number,
  ): Promise<Deliveries> {
    const narrowed = Object.entries({ channel, status, receipt }).flatMap(([column, value]) =>
      value === undefined ? [] : [{ column, value }],
    );
    const where = narrowed.map(({ column }, nth) => `${column} = $${String(nth + 2)}`);
    const rows = await tx.query<Row>(
      `SELECT id, referral_id, audience, template, status, attempts, planned_at, next_attempt_at,
              provider_reference, last_trouble, channel, receipt
         FROM message WHERE ${['true', ...where].join(' AND ')} ORDER BY planned_at DESC LIMIT $1`,
      [most, ...narrowed.map(({ value }) => value)],
    );
    return {
      deliveries: rows.map((row) => ({
        messageId: row.id,
        referralId: row.referral_id,
        audience: row.audience,
        template: row.template,
        status: row.status,
        attempts: row.attempts,
        plannedAt: row.planned_at.toISOString(),
        nextAttemptAt: row.next_attempt_at.toISOString(),
        ...(row.provider_reference !== null && { providerReference: row.provider_reference }),
        ...(row.last_trouble !== null && { lastTrouble: row.last_trouble }),
        ...(row.channel !== null && { channel: row.channel }),
        ...(row.receipt !== null && { receipt: row.receipt }),
      })),
    };
  }
}
