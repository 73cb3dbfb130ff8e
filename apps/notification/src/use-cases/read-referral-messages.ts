import { Injectable } from '@nestjs/common';
import type { ReferralMessages } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { ProblemError, refuseIfClosed, type Caller } from '@waymark/platform';
import { ReferralMessagesView } from '../store/referral-messages.view.js';

/** What was sent about a referral; the audit line is committed before anything is answered. */
@Injectable()
export class ReadReferralMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: ReferralMessagesView,
  ) {}

  /** For the team that holds the person, unless the referral is closed to the reader; for others it is not there. */
  execute(referralId: string, by: Caller): Promise<ReferralMessages> {
    const { organisation, subject } = by;
    return this.unitOfWork.readFor({ organisation, subject, kinds: [] }, async (tx) => {
      if (!(await this.messages.isHeld(tx, referralId))) throw ProblemError.notFound('referral');
      await refuseIfClosed(tx, referralId, by);
      tx.audit({ action: 'messages.read', subject: referralId, by: subject });
      return { messages: await this.messages.of(tx, referralId) };
    });
  }
}
