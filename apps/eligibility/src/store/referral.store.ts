import { Injectable } from '@nestjs/common';
import type { Day, ReferralRestrictionChangedData } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { noteRestriction } from '@waymark/platform';

export interface KnownReferral {
  readonly firstReferredOn: Day;
  /** The day whose criteria it keeps while it is open: that of its receipt. */
  readonly criteriaOn: Day;
  readonly withdrawn: boolean;
}

type Days = Pick<KnownReferral, 'firstReferredOn' | 'criteriaOn'>;

interface Row {
  readonly first_referred_on: Day;
  readonly criteria_on: Day;
  readonly withdrawn: boolean;
}

/** What eligibility must remember of a referral besides its assessments. */
@Injectable()
export class ReferralStore {
  add(tx: Transaction, referralId: string, { firstReferredOn, criteriaOn }: Days): void {
    tx.insert('referral', {
      referral_id: referralId,
      first_referred_on: firstReferredOn,
      criteria_on: criteriaOn,
    });
  }

  async find(tx: Transaction, referralId: string): Promise<KnownReferral | undefined> {
    const [row] = await tx.query<Row>(
      'SELECT first_referred_on, criteria_on, withdrawn FROM referral WHERE referral_id = $1',
      [referralId],
    );
    return (
      row && {
        firstReferredOn: row.first_referred_on,
        criteriaOn: row.criteria_on,
        withdrawn: row.withdrawn,
      }
    );
  }

  async saveClock(tx: Transaction, referralId: string, firstReferredOn: Day): Promise<void> {
    await tx.query('UPDATE referral SET first_referred_on = $2 WHERE referral_id = $1', [
      referralId,
      firstReferredOn,
    ]);
  }

  /** Whether only those who are named open it, and for whom it is open now. */
  restrict(tx: Transaction, said: ReferralRestrictionChangedData): Promise<void> {
    return noteRestriction(tx, 'referral', said);
  }

  async withdraw(tx: Transaction, referralId: string): Promise<void> {
    await tx.query('UPDATE referral SET withdrawn = true WHERE referral_id = $1', [referralId]);
  }
}
