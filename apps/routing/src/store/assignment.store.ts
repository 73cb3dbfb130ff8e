import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';

/** Who in a team looks after a referral: within the team, and told nobody else. */
@Injectable()
export class AssignmentStore {
  /** Which of them the organisation works with now: its own, offered to it, alongside, or its task. */
  async workedWith(
    tx: Transaction,
    organisation: string,
    ids: readonly string[],
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ referral_id: string }>(
      `SELECT p.referral_id FROM placement p
        WHERE p.referral_id = ANY ($2) AND p.state <> 'closed'
          AND (p.step_owner = $1 OR p.service_id = $1 OR p.holder_organisation = $1
            OR EXISTS (SELECT FROM placement_alongside a
                 WHERE a.referral_id = p.referral_id AND a.service_id = $1 AND a.is_active)
            OR EXISTS (SELECT FROM placement_task t
                 WHERE t.referral_id = p.referral_id AND t.owner = $1 AND t.done_at IS NULL))
        ORDER BY p.referral_id`,
      [organisation, ids],
    );
    return rows.map(({ referral_id: id }) => id);
  }

  async give(
    tx: Transaction,
    ids: readonly string[],
    to: {
      readonly organisation: string;
      readonly assignee: string;
      readonly by: string;
      readonly at: Date;
    },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO assignment (referral_id, organisation, assignee, given_by, given_at)
       SELECT unnest($1::uuid[]), $2, $3, $4, $5
       ON CONFLICT (referral_id, organisation) DO UPDATE
         SET assignee = excluded.assignee, given_by = excluded.given_by, given_at = excluded.given_at`,
      [ids, to.organisation, to.assignee, to.by, to.at],
    );
  }

  async take(tx: Transaction, ids: readonly string[], organisation: string): Promise<void> {
    await tx.query('DELETE FROM assignment WHERE organisation = $1 AND referral_id = ANY ($2)', [
      organisation,
      ids,
    ]);
  }

  async of(tx: Transaction, referralId: string, organisation: string): Promise<string | undefined> {
    const [row] = await tx.query<{ assignee: string }>(
      'SELECT assignee FROM assignment WHERE referral_id = $1 AND organisation = $2',
      [referralId, organisation],
    );
    return row?.assignee;
  }
}
