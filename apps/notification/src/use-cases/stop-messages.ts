import { Injectable } from '@nestjs/common';
import type { ReferralWithdrawn } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { MessageStore } from '../store/message.store.js';
import { RecipientStore } from '../store/recipient.store.js';

/** A withdrawal stops messages to her at once, planned ones included. */
@Injectable()
export class StopMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recipients: RecipientStore,
    private readonly messages: MessageStore,
  ) {}

  execute(event: ReferralWithdrawn): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      await this.recipients.stop(tx, event.subject);
      await this.messages.dropForWoman(tx, event.subject);
    });
  }
}
