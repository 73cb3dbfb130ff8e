import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@waymark/messaging';
import { afterWebhook } from '../domain/webhook.js';
import { WebhookGateway } from '../gateways/webhook-gateway.js';
import { WebhookDeliveryStore, type DueWebhook } from '../store/webhook-delivery.store.js';
import { WebhookSecrets } from './webhook-secrets.js';

/** Sends one leased delivery. Twice rather than never: a receiver knows by `webhook-id` what it has had. */
@Injectable()
export class SendWebhook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly gateway: WebhookGateway,
    private readonly secrets: WebhookSecrets,
  ) {}

  leaseDue(most: number): Promise<readonly DueWebhook[]> {
    return this.unitOfWork.run((tx) => this.deliveries.lease(tx, most));
  }

  /** `chance`, from 0 to 1, spreads the next attempts of many that failed together. */
  async execute(due: DueWebhook, chance: number): Promise<void> {
    const { id, url, type, referralId, at, attempts, ageMs } = due;
    const secrets = due.sealed.map((sealed) => this.secrets.open(due.webhookId, sealed));
    const about = referralId === undefined ? {} : { referralId };
    const attempt = await this.gateway.send({ id, url, secrets, type, at, ...about });
    const after = afterWebhook(attempt, attempts, { ageMs, chance });
    await this.unitOfWork.run((tx) => this.deliveries.settle(tx, due, attempt, after));
  }
}
