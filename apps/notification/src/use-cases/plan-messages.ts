import { Injectable } from '@nestjs/common';
import {
  PlacementChange,
  ReferralContactChangedData,
  ReferralReceivedData,
  SafetyConcernTaskOpenedData,
  type WaymarkEvent,
} from '@waymark/contracts';
import { PermanentFailure, UnitOfWork, type Transaction } from '@waymark/messaging';
import { whichNotices } from '../domain/notice.js';
import { whichWebhooks } from '../domain/webhook.js';
import { whoCoordinates, whoToTell } from '../domain/who-to-tell.js';
import { MessageStore } from '../store/message.store.js';
import { NoticeStore } from '../store/notice.store.js';
import { RecipientStore, type KnownRecipients } from '../store/recipient.store.js';
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
      await this.noteHolder(tx, event, to);
      if (event.data instanceof ReferralContactChangedData)
        await this.recipients.contactChanged(tx, event.subject, event.data.contactVersion);
      const messages = whoToTell(event, to);
      this.messages.plan(tx, event, messages);
      this.notices.plan(tx, event, whichNotices(messages, to));
      await this.webhooks.plan(tx, event, whichWebhooks(messages, to));
    });
  }

  // What was sent is shown to the team that holds the person, and no longer to one that did. A link-work team may have to
  // let go before routing says so: it is shown none.
  private async noteHolder(
    tx: Transaction,
    { data, subject }: WaymarkEvent,
    { holder }: KnownRecipients,
  ): Promise<void> {
    if (!(data instanceof PlacementChange)) return;
    const now = data.holder?.kind === 'link-work' ? undefined : data.holder?.organisation;
    if (now !== holder) await this.recipients.hold(tx, subject, now);
  }
}
