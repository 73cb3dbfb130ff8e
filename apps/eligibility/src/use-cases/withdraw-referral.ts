import { Injectable } from '@nestjs/common';
import type { ReferralWithdrawn } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { ReferralStore } from '../store/referral.store.js';

/** A withdrawn referral is judged no more. */
@Injectable()
export class WithdrawReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly referrals: ReferralStore,
  ) {}

  execute(event: ReferralWithdrawn): Promise<void> {
    const { referralId, reason } = event.data;
    return this.unitOfWork.once(event, async (tx) => {
      // Routing looks after a death; where it was a mistake the referral goes on.
      if (reason !== 'died') await this.referrals.withdraw(tx, referralId);
    });
  }
}
