import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@waymark/messaging';
import { NotificationConfig } from '../notification.config.js';
import { WebhookDeliveryStore } from '../store/webhook-delivery.store.js';

const AT_ONCE = 2_000;
const MOST_ROUNDS = 500;

/** What systems were told leaves after some days: nobody looks for it any more, or can have it sent again. */
@Injectable()
export class ForgetWebhooks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly config: NotificationConfig,
  ) {}

  async execute(): Promise<void> {
    const { WEBHOOK_DELIVERIES_KEPT_DAYS: days } = this.config;
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const gone = await this.unitOfWork.run((tx) => this.deliveries.forget(tx, days, AT_ONCE));
      if (gone < AT_ONCE) return;
    }
  }
}
