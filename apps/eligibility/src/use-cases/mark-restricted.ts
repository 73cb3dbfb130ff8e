import { Injectable } from '@nestjs/common';
import type { ReferralRestrictionChanged } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { ReferralStore } from '../store/referral.store.js';

/** What was judged of a restricted referral is read by those for whom it is open, and by nobody else. */
@Injectable()
export class MarkRestricted {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly referrals: ReferralStore,
  ) {}

  execute(event: ReferralRestrictionChanged): Promise<void> {
    return this.unitOfWork.once(event, (tx) => this.referrals.restrict(tx, event.data));
  }
}
