import { Injectable } from '@nestjs/common';
import type { WaymarkEvent } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { FirstEntry, LedgerChange, LedgerState } from '../domain/ledger-entry.js';
import { moveBetween, type Move } from '../domain/stages.js';

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
      stage_since: event.time,
      holder: entry.holder,
      urgent: event.urgent,
    });
  }

  /**
   * What routing says of a referral is heard in the order in which it was said, so the last is the newest, whatever its version:
   * routing that was restored from a backup begins again with one that was heard. Says where it moved the referral, if it did.
   */
  async change(
    tx: Transaction,
    event: WaymarkEvent,
    changeFrom: (state: LedgerState | undefined) => LedgerChange,
  ): Promise<Move | undefined> {
    const [row] = await tx.each<{ state: LedgerState }>(LOCK, { id: event.subject });
    if (row === undefined) return undefined;
    const change = changeFrom(row.state);
    const move = moveBetween(row.state, change.state);
    await tx.each(CHANGE, {
      id: event.subject,
      state: change.state,
      at: event.time,
      moved: move !== undefined,
      closed: change.closed,
      holder: change.holder,
      next_step: change.nextStep,
      due_at: change.nextStep?.dueAt,
      version: change.placementVersion,
      urgent: event.urgent,
    });
    return move;
  }
}

const LOCK = `
SELECT given.nth, ledger.state
FROM (SELECT nth, id FROM json_to_recordset($1) AS one(nth int, id uuid) ORDER BY id) AS given
CROSS JOIN LATERAL (
  SELECT state FROM ledger WHERE referral_id = given.id FOR UPDATE) AS ledger`;

const CHANGE = `
UPDATE ledger SET
  state = coalesce(given.state, ledger.state),
  since = CASE WHEN given.state IS NULL OR given.state = ledger.state THEN ledger.since ELSE given.at END,
  stage_since = CASE WHEN given.moved THEN given.at ELSE ledger.stage_since END,
  closed = coalesce(given.closed, ledger.closed),
  holder = CASE WHEN given.closed THEN NULL ELSE coalesce(given.holder, ledger.holder) END,
  next_step = CASE WHEN given.closed THEN NULL ELSE coalesce(given.next_step, ledger.next_step) END,
  due_at = CASE WHEN given.closed THEN NULL ELSE coalesce(given.due_at, ledger.due_at) END,
  placement_version = coalesce(version, ledger.placement_version),
  urgent = ledger.urgent OR given.urgent
FROM json_to_recordset($1) AS given(nth int, id uuid, state text, at timestamptz, moved boolean, closed boolean,
  holder jsonb, next_step jsonb, due_at timestamptz, version int, urgent boolean)
WHERE referral_id = id
RETURNING nth`;
