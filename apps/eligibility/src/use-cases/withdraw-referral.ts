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
    return this.unitOfWork.once(event, (tx) => this.referrals.withdraw(tx, event.data.referralId));
  }
}
