import { Injectable } from '@nestjs/common';
import type { Timeline, TimelineEntry } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { needsAttention } from './needs-attention.js';

interface EntryRow {
  readonly event_id: string;
  readonly type: string;
  readonly source: TimelineEntry['source'];
  readonly sequence: number;
  readonly at: Date;
  readonly heard_at: Date;
  readonly caused_by: string | null;
  readonly traceparent: string;
  readonly words: string;
}

interface LedgerRow {
  readonly reference: string;
  readonly state: string;
  readonly holder: Timeline['holder'] | null;
  readonly next_step: Timeline['nextStep'] | null;
}

/** One referral's story, oldest first. */
@Injectable()
export class TimelineView {
  async of(tx: Transaction, referralId: string): Promise<Timeline | undefined> {
    const [rows, [ledger], [attention]] = await Promise.all([
      tx.query<EntryRow>(
        `SELECT event_id, type, source, sequence, at, heard_at, caused_by, traceparent, words
           FROM timeline WHERE subject = $1 ORDER BY at, heard_at, sequence LIMIT 2000`,
        [referralId],
      ),
      tx.query<LedgerRow>(
        'SELECT reference, state, holder, next_step FROM ledger WHERE referral_id = $1',
        [referralId],
      ),
      tx.query<{ needed: boolean }>(`SELECT ${needsAttention('$1')} AS needed`, [referralId]),
    ]);
    if (rows.length === 0) return undefined;
    return {
      referralId,
      ...(ledger !== undefined && { reference: ledger.reference }),
      state: ledger?.state ?? 'not received',
      ...(ledger?.holder && { holder: ledger.holder }),
      ...(ledger?.next_step && { nextStep: ledger.next_step }),
      needsAttention: attention?.needed === true,
      entries: rows.map(asEntry),
    };
  }
}

const asEntry = (row: EntryRow): TimelineEntry => ({
  eventId: row.event_id,
  type: row.type,
  source: row.source,
  sequence: row.sequence,
  at: row.at.toISOString(),
  heardAt: row.heard_at.toISOString(),
  ...(row.caused_by !== null && { causedBy: row.caused_by }),
  traceparent: row.traceparent,
  words: row.words,
});
