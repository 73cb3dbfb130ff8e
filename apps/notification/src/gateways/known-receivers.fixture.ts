import type { WebhookAttempt } from '../domain/webhook.js';
import { WebhookGateway, type AddressTrouble, type OutgoingWebhook } from './webhook-gateway.js';

/** Other systems, and what they were told. */
export class KnownReceivers extends WebhookGateway {
  readonly told: OutgoingWebhook[] = [];
  next: WebhookAttempt = { result: 'taken' };
  trouble: AddressTrouble | undefined;

  troubleWith(): Promise<AddressTrouble | undefined> {
    return Promise.resolve(this.trouble);
  }

  send(webhook: OutgoingWebhook): Promise<WebhookAttempt> {
    this.told.push(webhook);
    return Promise.resolve(this.next);
  }
}
