import { Injectable } from '@nestjs/common';
import type { EventQuarantined, EventUnquarantined } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

type AboutFailed = EventQuarantined | EventUnquarantined;

/**
 * Which events about a referral failed in a service, and whether an operator has dealt with each; also of referrals that
 * are not open here yet. One row an event, so that neither order nor repeats change what waits.
 */
@Injectable()
export class FailedEventStore {
  waits(tx: Transaction, event: EventQuarantined): void {
    tx.insert('failed_event', rowOf(event, false), 'nothing');
  }

  async isOver(tx: Transaction, event: EventUnquarantined): Promise<void> {
    const ended = await tx.query(END, [event.source, event.data.quarantineId]);
    if (ended.length > 0) return;
    tx.insert('failed_event', rowOf(event, true), 'nothing');
    await tx.query(COUNTED_BEFORE, [event.subject]);
  }
}

/** SQL: whether one about a referral still waits; `placement` has its id and what was counted before there were rows. */
export const needsAttention = (placement: string): string => `(
  ${placement}.quarantined > 0 OR EXISTS (SELECT FROM failed_event AS failed
    WHERE failed.referral_id = ${placement}.referral_id AND NOT failed.is_over))`;

const rowOf = ({ source, subject, data }: AboutFailed, isOver: boolean) => ({
  source,
  quarantine_id: data.quarantineId,
  referral_id: subject,
  is_over: isOver,
});

const END = `
UPDATE failed_event SET is_over = true WHERE source = $1 AND quarantine_id = $2
RETURNING quarantine_id`;

const COUNTED_BEFORE = `
UPDATE placement SET quarantined = quarantined - 1 WHERE referral_id = $1 AND quarantined > 0`;
