import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ChangeContact, ContactDetails, SpokenWith } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { ReferralStore } from './referral.store.js';

/** What is kept of a change: how it was, how it is, and what was said of it. */
export interface KeptContactChange {
  readonly referralId: string;
  readonly before: { readonly contact: ContactDetails; readonly spoken: SpokenWith };
  readonly body: ChangeContact;
  readonly byTeam: string;
}

@Injectable()
export class ContactStore {
  constructor(private readonly referrals: ReferralStore) {}

  /** Sealed whole, as every note is: it has numbers and addresses. */
  keep(
    tx: Transaction,
    { referralId, before, body, byTeam }: KeptContactChange,
    { at, by }: { readonly at: Date; readonly by: string },
  ): void {
    const { contact: after, spoken, contactVersion: _version, ...said } = body;
    const how = spoken === undefined ? {} : { spoken: { before: before.spoken, after: spoken } };
    const text = JSON.stringify({ ...said, byTeam, before: before.contact, after, ...how });
    const note = { id: randomUUID(), kind: 'contact', text } as const;
    this.referrals.addNote(tx, note, { id: referralId, receivedAt: at, sentBy: by });
  }

  /** Who works with the person now, or coordinates and holds them, besides one of them and besides who sent it. */
  async teamsBesides(
    tx: Transaction,
    referralId: string,
    organisation: string,
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ organisation: string }>(
      `SELECT DISTINCT organisation FROM referral_access
        WHERE referral_id = $1 AND organisation <> $2 AND until_at IS NULL
          AND (as_kind IN ('lead', 'alongside') OR as_kind = 'landing' AND organisation = (
            SELECT holder->>'organisation' FROM referral_progress
             WHERE referral_id = $1 AND holder IS NOT NULL ORDER BY sequence DESC LIMIT 1))
        ORDER BY organisation LIMIT 20`,
      [referralId, organisation],
    );
    return rows.map((row) => row.organisation);
  }
}
