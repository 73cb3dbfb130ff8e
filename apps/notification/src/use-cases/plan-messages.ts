import { Injectable } from '@nestjs/common';
import {
  ReferralReceivedData,
  SafetyConcernTaskOpenedData,
  type WaymarkEvent,
} from '@waymark/contracts';
import { PermanentFailure, UnitOfWork } from '@waymark/messaging';
import { whichNotices } from '../domain/notice.js';
import { whichWebhooks } from '../domain/webhook.js';
import { whoCoordinates, whoToTell } from '../domain/who-to-tell.js';
import { MessageStore } from '../store/message.store.js';
import { NoticeStore } from '../store/notice.store.js';
import { RecipientStore } from '../store/recipient.store.js';
import { WebhookDeliveryStore } from '../store/webhook-delivery.store.js';
import { StopMessages } from './stop-messages.js';

/** Decides who is told of an event; sending comes later and on its own. */
@Injectable()
export class PlanMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly recipients: RecipientStore,
    private readonly messages: MessageStore,
    private readonly stop: StopMessages,
    private readonly webhooks: WebhookDeliveryStore,
    private readonly notices: NoticeStore,
  ) {}

  execute(event: WaymarkEvent): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      if (event.data instanceof SafetyConcernTaskOpenedData) {
        const messages = whoCoordinates(event.data);
        this.messages.plan(tx, event, messages);
        this.notices.plan(tx, event, whichNotices(messages, undefined));
        return;
      }
      if (event.data instanceof ReferralReceivedData) this.recipients.add(tx, event.data);
      await this.stop.in(tx, event);
      const to = await this.recipients.of(tx, event.subject);
      // Messaging applies referral.received first. Planning nothing would leave people untold, and nobody would know.
      if (to === undefined)
        throw new PermanentFailure(`${event.type} of a referral never received`);
      const messages = whoToTell(event, to);
      this.messages.plan(tx, event, messages);
      this.notices.plan(tx, event, whichNotices(messages, to));
      await this.webhooks.plan(tx, event, whichWebhooks(messages, to));
    });
  }
}
