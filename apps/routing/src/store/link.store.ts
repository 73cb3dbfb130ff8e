import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';

/** Pairs of referrals that are about one person. */
@Injectable()
export class LinkStore {
  add(tx: Transaction, referralId: string, others: readonly string[]): void {
    for (const found of others) {
      const [one, other] = inOrder(referralId, found);
      tx.insert('placement_link', { one, other }, 'nothing');
    }
  }

  async remove(tx: Transaction, referralId: string, found: string): Promise<void> {
    const pair = inOrder(referralId, found);
    await tx.query('DELETE FROM placement_link WHERE one = $1 AND other = $2', pair);
  }

  /** Everything linked to a referral, itself included, in one order. */
  async groupOf(tx: Transaction, referralId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM linked_placements($1) AS id ORDER BY id',
      [referralId],
    );
    return rows.map(({ id }) => id);
  }
}

const inOrder = (id: string, other: string): readonly [string, string] =>
  id < other ? [id, other] : [other, id];
