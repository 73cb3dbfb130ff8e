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
  /** One that it is linked to by itself. */
  readonly linkedTo?: string;
}

interface MemberRow {
  readonly id: string;
  readonly state: string;
  readonly urgent: boolean;
  readonly facts: ReferralFacts;
  readonly facts_version: number;
  readonly first_referred_on: Day;
  readonly own_first_day: Day;
  readonly linked_to_one: string | null;
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

  /**
   * Takes away what still links it to one that it is set apart from: its own links with all who are linked to that one.
   * Nobody has decided about these, so that they are alike again; they are answered.
   */
  async partFrom(tx: Transaction, id: string, other: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(PART, [id, other]);
    return rows.map((row) => row.id);
  }

  /** Are two people among all that these are linked to, by what somebody has decided? Nobody decides otherwise until the transaction ends. */
  async areApart(tx: Transaction, ids: readonly string[]): Promise<boolean> {
    await tx.query(HELD, [ids]);
    const [row] = await tx.query<{ apart: boolean }>(ARE_APART, [ids]);
    return row?.apart === true;
  }

  /** Everything linked to a referral, itself included, in one order everywhere so that two never wait for each other. */
  async lockGroup(tx: Transaction, id: string): Promise<readonly GroupMember[]> {
    const rows = await tx.query<MemberRow>(
      `SELECT r.id, r.state, r.urgent, r.facts, r.facts_version, r.first_referred_on,
              least(r.received_on, r.asked_first_referred_on) AS own_first_day,
              (SELECT CASE WHEN l.one = r.id THEN l.other ELSE l.one END FROM referral_link l
                WHERE r.id IN (l.one, l.other) AND l.state = 'linked' ORDER BY 1 LIMIT 1) AS linked_to_one
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
      ...(row.linked_to_one !== null && { linkedTo: row.linked_to_one }),
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

const PART = `
WITH RECURSIVE side AS (
  SELECT $2::uuid AS id
  UNION
  SELECT CASE WHEN l.one = s.id THEN l.other ELSE l.one END
    FROM side s JOIN referral_link l
      ON s.id IN (l.one, l.other) AND l.state = 'linked' AND $1::uuid NOT IN (l.one, l.other))
DELETE FROM referral_link l USING side s
 WHERE l.state = 'linked' AND l.one = least($1::uuid, s.id) AND l.other = greatest($1::uuid, s.id)
RETURNING s.id`;

const HELD = `
SELECT FROM referral WHERE id IN (SELECT linked_group(one.id) FROM unnest($1::uuid[]) AS one(id)) ORDER BY id FOR SHARE`;

const ARE_APART = `
WITH member AS (SELECT DISTINCT linked_group(one.id) AS id FROM unnest($1::uuid[]) AS one(id))
SELECT EXISTS (SELECT FROM referral_link l JOIN member a ON a.id = l.one JOIN member b ON b.id = l.other
  WHERE l.state = 'apart') AS apart`;
