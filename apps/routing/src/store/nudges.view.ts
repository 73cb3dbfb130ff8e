import { Injectable } from '@nestjs/common';
import type { Nudge } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { againFrom } from '../domain/nudge.js';
import type { NudgeMade } from '../domain/placement.js';

interface Row {
  readonly referral_id: string;
  readonly made: NudgeMade;
  readonly by_name: string | null;
}

/** Which teams were asked to look at a referral, when and by whom. */
@Injectable()
export class NudgesView {
  async of(tx: Transaction, referralIds: readonly string[]): Promise<readonly Nudge[]> {
    const rows = await tx.query<Row>(
      `SELECT p.referral_id, made, s.by_name
         FROM placement p
         CROSS JOIN LATERAL jsonb_array_elements(p.record->'nudges') made
         LEFT JOIN placement_step s ON s.referral_id = p.referral_id AND s.what = 'nudged'
           AND s.at = (made->>'at')::timestamptz
        WHERE p.referral_id = ANY ($1)
        ORDER BY made->>'at' DESC`,
      [referralIds],
    );
    return rows.map(({ referral_id: referralId, made, by_name }) => ({
      referralId,
      asked: made.organisation,
      at: made.at,
      reason: made.reason,
      byName: by_name ?? 'An operator',
      againFrom: againFrom(new Date(made.at)).toISOString(),
    }));
  }
}
