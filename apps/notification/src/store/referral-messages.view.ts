import { Injectable } from '@nestjs/common';
import type {
  Audience,
  Channel,
  DeliveryState,
  ReferralMessage,
  Receipt,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { standsOf } from '../domain/stands.js';

interface Row {
  readonly audience: Audience;
  readonly template: string;
  readonly channel: Channel | null;
  readonly status: DeliveryState;
  readonly receipt: Receipt | null;
  readonly trouble: string | null;
  readonly planned_at: Date;
  readonly settled_at: Date | null;
}

/** What was sent about one referral, for whom the transaction reads: the database says whether it is there for them. */
@Injectable()
export class ReferralMessagesView {
  /** Whether the reader's organisation holds the person. */
  async isHeld(tx: Transaction, referralId: string): Promise<boolean> {
    const [row] = await tx.query<{ held: boolean }>('SELECT holds_messages($1) AS held', [
      referralId,
    ]);
    return row?.held === true;
  }

  async of(tx: Transaction, referralId: string): Promise<readonly ReferralMessage[]> {
    const rows = await tx.query<Row>('SELECT * FROM messages_about($1)', [referralId]);
    return rows.map(({ audience, template, channel, planned_at: planned, ...row }) => ({
      ...{ audience, template, stands: standsOf(row), plannedAt: planned.toISOString() },
      ...(channel !== null && { channel }),
      ...(row.settled_at !== null && { settledAt: row.settled_at.toISOString() }),
    }));
  }
}
