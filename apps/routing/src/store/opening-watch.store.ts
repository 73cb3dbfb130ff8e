import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';

/** A service whose open offers are to be looked at. */
export interface OpeningLook {
  readonly serviceId: string;
  readonly dueAt: Date;
}

/** Which services' open offers are to be looked at, and when. */
@Injectable()
export class OpeningWatchStore {
  async lookAt(tx: Transaction, serviceId: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO service_opening_watch (service_id, due_at) VALUES ($1, $2)
       ON CONFLICT (service_id) DO UPDATE SET due_at = excluded.due_at`,
      [serviceId, at],
    );
  }

  /** Looked at: again at an instant, or no more. Nothing where somebody has asked for another look meanwhile. */
  async lookedAt(tx: Transaction, { serviceId, dueAt }: OpeningLook, next?: Date): Promise<void> {
    await tx.query(
      next === undefined
        ? 'DELETE FROM service_opening_watch WHERE service_id = $1 AND due_at = $2'
        : 'UPDATE service_opening_watch SET due_at = $3 WHERE service_id = $1 AND due_at = $2',
      [serviceId, dueAt, ...(next === undefined ? [] : [next])],
    );
  }

  async due(tx: Transaction, now: Date): Promise<readonly OpeningLook[]> {
    const rows = await tx.query<{ service_id: string; due_at: Date }>(
      `SELECT service_id, due_at FROM service_opening_watch
        WHERE due_at <= $1 ORDER BY due_at, service_id`,
      [now],
    );
    return rows.map((row) => ({ serviceId: row.service_id, dueAt: row.due_at }));
  }

  /** Referrals that are offered to the service, first or alongside, and that nobody there has acknowledged. */
  async openOffers(tx: Transaction, serviceId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ referral_id: string }>(
      `SELECT referral_id FROM placement WHERE service_id = $1 AND state = 'offered'
        UNION
       SELECT referral_id FROM placement_alongside
        WHERE service_id = $1 AND is_active AND record->>'state' = 'offered'
        ORDER BY referral_id`,
      [serviceId],
    );
    return rows.map((row) => row.referral_id);
  }
}
