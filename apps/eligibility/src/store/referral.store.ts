import { Injectable } from '@nestjs/common';
import type { Day } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

export interface KnownReferral {
  readonly firstReferredOn: Day;
  readonly withdrawn: boolean;
}

/** What eligibility must remember of a referral besides its assessments. */
@Injectable()
export class ReferralStore {
  add(tx: Transaction, referralId: string, firstReferredOn: Day): void {
    tx.insert('referral', { referral_id: referralId, first_referred_on: firstReferredOn });
  }

  async find(tx: Transaction, referralId: string): Promise<KnownReferral | undefined> {
    const [row] = await tx.query<{ first_referred_on: Day; withdrawn: boolean }>(
      'SELECT first_referred_on, withdrawn FROM referral WHERE referral_id = $1',
      [referralId],
    );
    return row && { firstReferredOn: row.first_referred_on, withdrawn: row.withdrawn };
  }

  async saveClock(tx: Transaction, referralId: string, firstReferredOn: Day): Promise<void> {
    await tx.query('UPDATE referral SET first_referred_on = $2 WHERE referral_id = $1', [
      referralId,
      firstReferredOn,
    ]);
  }

  async withdraw(tx: Transaction, referralId: string): Promise<void> {
    await tx.query('UPDATE referral SET withdrawn = true WHERE referral_id = $1', [referralId]);
  }
}
