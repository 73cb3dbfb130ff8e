import type { WebhookType } from '@waymark/contracts';
import type { WebhookAttempt } from '../domain/webhook.js';

/** One thing that a system is told, and where. */
export interface OutgoingWebhook {
  /** The `webhook-id`: the same at every attempt, so that a receiver knows what it has had. */
  readonly id: string;
  readonly url: string;
  /** The newest first; an older one signs beside it until receivers have changed over. */
  readonly secrets: readonly string[];
  readonly type: WebhookType;
  /** Absent in a test. */
  readonly referralId?: string;
  /** When what it tells of was said. */
  readonly at: Date;
}

/** Why nothing could be sent to an address. */
export type AddressTrouble = 'not-public' | 'not-found';

/** Whoever carries webhooks out. Never throws. */
export abstract class WebhookGateway {
  /** Looked at where an address is given; and again, by `send`, each time. */
  abstract troubleWith(url: string): Promise<AddressTrouble | undefined>;
  abstract send(webhook: OutgoingWebhook): Promise<WebhookAttempt>;
}
