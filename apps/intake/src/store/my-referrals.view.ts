import { Injectable } from '@nestjs/common';
import type { Holder, NextStep, ReferralList, ReferralSummary } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { standingOf } from '../domain/standing.js';
import type { Viewer } from '../domain/viewer.js';
import { IdentityCipher } from './identity-cipher.js';
import { openFullName } from './person-columns.js';
import type { ReferralState } from './referral-record.js';

const ROWS_A_PAGE = 50;

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly received_at: Date;
  readonly sender: string;
  readonly team: string;
  readonly landing_team: string;
  readonly state: ReferralState;
  /** Null where the record is closed to the viewer. */
  readonly full_name: string | null;
  readonly restricted: boolean;
  readonly stands_since: Date | null;
  readonly holder: Holder | null;
  readonly next_step: NextStep | null;
  readonly moved_by: string | null;
  readonly moved_to: string | null;
  readonly asked: boolean;
}

/** What has my organisation sent, and where is it? */
@Injectable()
export class MyReferralsView {
  constructor(private readonly cipher: IdentityCipher) {}

  /** What waits for the sender first, then by the newest action. */
  async page(tx: Transaction, viewer: Viewer, page: number): Promise<ReferralList> {
    const whose = [viewer.organisation, viewer.subject, viewer.kinds];
    const before = (page - 1) * ROWS_A_PAGE;
    const [counted] = await tx.query<{ total: number }>(
      `SELECT count(*) AS total FROM (${mine()}) mine`,
      whose,
    );
    const rows = await tx.query<Row>(PAGE, [...whose, before + ROWS_A_PAGE, before]);
    return {
      referrals: rows.map((row) => this.summaryOf(row)),
      total: counted?.total ?? 0,
    };
  }

  private summaryOf(row: Row): ReferralSummary {
    return {
      referralId: row.id,
      reference: row.reference,
      receivedAt: row.received_at.toISOString(),
      ...(row.restricted && { restricted: true as const }),
      ...(row.full_name !== null && {
        fullName: openFullName(this.cipher, row.id, row.full_name),
      }),
      ...standingOf({
        state: row.state,
        sender: row.sender,
        team: row.team,
        landingTeam: row.landing_team,
        receivedAt: row.received_at,
        ...(row.stands_since !== null && {
          newest: {
            ...(row.holder !== null && { holder: row.holder }),
            ...(row.next_step !== null && { nextStep: row.next_step }),
          },
        }),
        ...(row.moved_by !== null && {
          lastMove: { what: row.moved_by, state: row.moved_to ?? '' },
        }),
        hasOpenQuestion: row.asked,
      }),
    };
  }
}

const ASKED_FIRST = 'sender_asked DESC, newest_at DESC, referral_id';

// What the organisation sent, and what the viewer sent for themselves.
const mine = (rest = ''): string =>
  ['$1', '$2']
    .map(
      (of) => `(SELECT referral_id, sender_asked, newest_at FROM sent_list
        WHERE listed_for = ${of}::text AND 'sender' = ANY ($3::text[]) ${rest})`,
    )
    .join(' UNION ALL ');

// The order is kept and read as far as the page; all else, and last who it is about, is looked for of its rows alone. That
// is not there where the record is closed to the viewer.
const PAGE = `
SELECT r.id, r.reference, r.received_at, r.sender, r.team, r.landing_team, r.state,
  newest.at AS stands_since, newest.holder, newest.next_step,
  moved.what AS moved_by, moved.state AS moved_to, coalesce(asked.is, false) AS asked,
  p.full_name, coalesce(k.restricted, false) AS restricted
FROM (SELECT * FROM (${mine(`ORDER BY ${ASKED_FIRST} LIMIT $4`)}) mine
  ORDER BY ${ASKED_FIRST} LIMIT ${String(ROWS_A_PAGE)} OFFSET $5) page
JOIN referral r ON r.id = page.referral_id
LEFT JOIN LATERAL (SELECT s.at, s.holder, s.next_step FROM referral_progress s
  WHERE s.referral_id = r.id ORDER BY s.sequence DESC LIMIT 1) newest ON true
LEFT JOIN LATERAL (SELECT s.what, s.state FROM referral_progress s
  WHERE s.referral_id = r.id AND s.state IS NOT NULL ORDER BY s.sequence DESC LIMIT 1) moved ON true
LEFT JOIN LATERAL (SELECT true AS is FROM question q
  WHERE q.referral_id = r.id AND q.answered_at IS NULL LIMIT 1) asked ON true
LEFT JOIN person p ON p.referral_id = r.id
LEFT JOIN restriction k ON k.referral_id = r.id
ORDER BY page.sender_asked DESC, page.newest_at DESC, page.referral_id`;
