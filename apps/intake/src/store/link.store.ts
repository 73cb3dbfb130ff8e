import { Injectable } from '@nestjs/common';
import type { Day, ReferralFacts, UnlinkReason } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { inOrder } from '../domain/pair.js';

/** A referral of a linked group as it stands, locked. */
export interface GroupMember {
  readonly id: string;
  readonly open: boolean;
  readonly urgent: boolean;
  readonly facts: ReferralFacts;
  readonly factsVersion: number;
  readonly firstReferredOn: Day;
  /** The first day of this referral alone, whatever it is linked to. */
  readonly ownFirstDay: Day;
}

interface MemberRow {
  readonly id: string;
  readonly state: string;
  readonly urgent: boolean;
  readonly facts: ReferralFacts;
  readonly facts_version: number;
  readonly first_referred_on: Day;
  readonly own_first_day: Day;
}

export interface Decided {
  readonly by: string;
  readonly at: Date;
}

/** Pairs of referrals that are about one person, or were taken for that and are not. */
@Injectable()
export class LinkStore {
  async link(tx: Transaction, id: string, other: string, decided: Decided): Promise<void> {
    await this.decide(tx, [id, other], 'linked', null, decided);
  }

  async setApart(
    tx: Transaction,
    id: string,
    other: string,
    { reason, ...decided }: Decided & { readonly reason: UnlinkReason },
  ): Promise<void> {
    await this.decide(tx, [id, other], 'apart', reason, decided);
  }

  /** Everything linked to a referral, itself included, in one order everywhere so that two never wait for each other. */
  async lockGroup(tx: Transaction, id: string): Promise<readonly GroupMember[]> {
    const rows = await tx.query<MemberRow>(
      `SELECT r.id, r.state, r.urgent, r.facts, r.facts_version, r.first_referred_on,
              least(r.received_on, r.asked_first_referred_on) AS own_first_day
         FROM referral r WHERE r.id IN (SELECT linked_group($1)) ORDER BY r.id FOR UPDATE`,
      [id],
    );
    return rows.map((row) => ({
      id: row.id,
      open: row.state === 'open',
      urgent: row.urgent,
      facts: row.facts,
      factsVersion: row.facts_version,
      firstReferredOn: row.first_referred_on,
      ownFirstDay: row.own_first_day,
    }));
  }

  async saveClock(
    tx: Transaction,
    id: string,
    { firstReferredOn, factsVersion }: Pick<GroupMember, 'firstReferredOn' | 'factsVersion'>,
  ): Promise<void> {
    await tx.query('UPDATE referral SET first_referred_on = $2, facts_version = $3 WHERE id = $1', [
      id,
      firstReferredOn,
      factsVersion,
    ]);
  }

  private async decide(
    tx: Transaction,
    [id, other]: readonly [string, string],
    state: 'linked' | 'apart',
    reason: UnlinkReason | null,
    { by, at }: Decided,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO referral_link (one, other, state, reason, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (one, other) DO UPDATE SET state = excluded.state, reason = excluded.reason,
         decided_by = excluded.decided_by, decided_at = excluded.decided_at`,
      [...inOrder(id, other), state, reason, by, at],
    );
  }
}
