import { Injectable } from '@nestjs/common';
import type { WaymarkEvent } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { FirstEntry, LedgerChange } from '../domain/ledger-entry.js';

/** Where every referral is, since when, and who owes what. */
@Injectable()
export class LedgerStore {
  open(tx: Transaction, event: WaymarkEvent, entry: FirstEntry): void {
    tx.insert('ledger', {
      referral_id: event.subject,
      reference: entry.reference,
      received_at: entry.receivedAt,
      state: 'received',
      since: event.time,
      holder: entry.holder,
      urgent: event.urgent,
    });
  }

  /** Events from several producers meet here; routing's version decides which holder is the newest. */
  async change(
    tx: Transaction,
    event: WaymarkEvent,
    changeFrom: (state: string | undefined) => LedgerChange,
  ): Promise<void> {
    const [row] = await tx.query<{ state: string; placement_version: number }>(
      'SELECT state, placement_version FROM ledger WHERE referral_id = $1 FOR UPDATE',
      [event.subject],
    );
    if (row === undefined) return;
    const change = changeFrom(row.state);
    const newest = (change.placementVersion ?? 0) >= row.placement_version;
    await tx.query(
      `UPDATE ledger SET
         state = coalesce($2, state),
         since = CASE WHEN $2 IS NULL OR $2 = state THEN since ELSE $3 END,
         needs_attention = coalesce($4, needs_attention),
         closed = closed OR $5,
         holder = CASE WHEN $5 THEN NULL WHEN $6 THEN coalesce($7::jsonb, holder) ELSE holder END,
         next_step = CASE WHEN $5 THEN NULL WHEN $6 THEN coalesce($8::jsonb, next_step) ELSE next_step END,
         due_at = CASE WHEN $5 THEN NULL WHEN $6 THEN coalesce($9, due_at) ELSE due_at END,
         placement_version = greatest(placement_version, $10),
         urgent = urgent OR $11
       WHERE referral_id = $1`,
      [
        event.subject,
        change.state ?? null,
        event.time,
        change.needsAttention ?? null,
        change.closed ?? false,
        newest,
        change.holder === undefined ? null : JSON.stringify(change.holder),
        change.nextStep === undefined ? null : JSON.stringify(change.nextStep),
        change.nextStep?.dueAt ?? null,
        change.placementVersion ?? 0,
        event.urgent,
      ],
    );
  }
}
