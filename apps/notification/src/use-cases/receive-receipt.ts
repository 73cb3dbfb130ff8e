import { Injectable } from '@nestjs/common';
import { messageDelivered, messageFailed, type Receipt } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { afterReceipt } from '../domain/delivery.js';
import { MessageStore } from '../store/message.store.js';
import { causeFrom, said } from './said-of-message.js';

/** A provider says later what became of a message: what does not arrive becomes a person’s task, as any that failed. */
@Injectable()
export class ReceiveReceipt {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly messages: MessageStore,
  ) {}

  /** `reference` is ours: the id of the message. What is not known, or comes again, changes nothing. */
  execute(reference: string, receipt: Receipt): Promise<void> {
    const after = afterReceipt(receipt);
    return this.unitOfWork.run(async (tx) => {
      const message = await this.messages.receive(tx, reference, receipt, after.status);
      if (message === undefined) return;
      const facts = { ...said(message), attempts: message.attempts };
      const cause = causeFrom(message);
      if (after.status === 'SENT') {
        const unsure = message.wasUnsure === true && ({ wasUnsure: true } as const);
        tx.publish(messageDelivered.following(cause, { ...facts, ...unsure }));
      } else tx.publish(messageFailed.following(cause, { ...facts, reason: after.reason }));
    });
  }
}
