import { Injectable } from '@nestjs/common';
import type { ReferralRestrictionChanged } from '@waymark/contracts';
import { PermanentFailure, UnitOfWork } from '@waymark/messaging';
import { RecipientStore } from '../store/recipient.store.js';

/** For whom a referral is open; what is still to be sent is sent as before. */
@Injectable()
export class MarkRestricted {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recipients: RecipientStore,
  ) {}

  execute(event: ReferralRestrictionChanged): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      // Closing nothing would leave it open, and nobody would know.
      if ((await this.recipients.of(tx, event.subject)) === undefined)
        throw new PermanentFailure(`${event.type} of a referral never received`);
      await this.recipients.restrict(tx, event.data);
    });
  }
}
