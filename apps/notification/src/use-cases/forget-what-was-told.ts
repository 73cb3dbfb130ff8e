import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { NotificationConfig } from '../notification.config.js';
import { NoticeStore } from '../store/notice.store.js';
import { WebhookDeliveryStore } from '../store/webhook-delivery.store.js';

const AT_ONCE = 2_000;
const MOST_ROUNDS = 500;

/** What systems and people were told leaves after some days: nobody looks for it any more, or can have it sent again. */
@Injectable()
export class ForgetWhatWasTold {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly notices: NoticeStore,
    private readonly config: NotificationConfig,
  ) {}

  async execute(): Promise<void> {
    const { WEBHOOK_DELIVERIES_KEPT_DAYS, NOTICES_KEPT_DAYS } = this.config;
    await this.inRounds((tx) => this.deliveries.forget(tx, WEBHOOK_DELIVERIES_KEPT_DAYS, AT_ONCE));
    await this.inRounds((tx) => this.notices.forget(tx, NOTICES_KEPT_DAYS, AT_ONCE));
  }

  private async inRounds(forget: (tx: Transaction) => Promise<number>): Promise<void> {
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      if ((await this.unitOfWork.run(forget)) < AT_ONCE) return;
    }
  }
}
