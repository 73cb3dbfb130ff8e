import { Injectable } from '@nestjs/common';
import {
  ReferralClosedData,
  ReferralDeathCorrectedData,
  ReferralDeathRecordedData,
  ReferralRecordCorrectedData,
  ReferralReopenedData,
  ReferralWithdrawnData,
  type WaymarkEvent,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { MessageStore } from '../store/message.store.js';
import { RecipientStore } from '../store/recipient.store.js';

/**
 * A withdrawal or a death stops messages to her at once, planned ones included; a mistake put right lets them go on. What
 * waits when a referral ends in another way would come late, and say that a team is looking at it.
 */
@Injectable()
export class StopMessages {
  constructor(
    private readonly recipients: RecipientStore,
    private readonly messages: MessageStore,
  ) {}

  /** Within the transaction that hears the event. */
  async in(tx: Transaction, { data, subject }: WaymarkEvent): Promise<void> {
    if (stops(data)) {
      await this.recipients.stop(tx, subject, true);
      await this.messages.dropForWoman(tx, subject);
    } else if (letsGoOn(data)) {
      await this.recipients.stop(tx, subject, false);
    } else if (data instanceof ReferralClosedData) {
      await this.messages.dropForWoman(tx, subject);
    } else if (data instanceof ReferralRecordCorrectedData && data.record === 'acceptance') {
      // That it was accepted and has not gone out yet: a person tells them how it is.
      await this.messages.dropForWoman(tx, subject, 'woman-update');
    }
  }
}

const stops = (data: object): boolean =>
  data instanceof ReferralWithdrawnData ||
  data instanceof ReferralDeathRecordedData ||
  (data instanceof ReferralClosedData && data.outcome === 'died');

const letsGoOn = (data: object): boolean =>
  data instanceof ReferralDeathCorrectedData ||
  (data instanceof ReferralReopenedData && data.reason === 'death-recorded-by-mistake');
