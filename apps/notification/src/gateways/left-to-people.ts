import type { Attempt, LookedUp } from '../domain/delivery.js';
import type { WebhookAttempt } from '../domain/webhook.js';
import { MessageGateway } from './message-gateway.js';
import { WebhookGateway, type AddressTrouble } from './webhook-gateway.js';

/** For the log and the delivery. */
const RESTORED = 'restored';

/**
 * While a restored service reads the topics again: what it plans may have gone out before the backup was restored, and
 * nobody can tell. Nothing is sent; each message has its end at once, and whoever holds the person is asked.
 */
export class MessagesLeftToPeople extends MessageGateway {
  override readonly sendsNothing = true;

  constructor(private readonly channels: Pick<MessageGateway, 'carries'>) {
    super();
  }

  override carries(channel: Parameters<MessageGateway['carries']>[0]): boolean {
    return this.channels.carries(channel);
  }

  override send(): Promise<Attempt> {
    return Promise.resolve({ result: 'lost', code: RESTORED });
  }

  override lookUp(): Promise<LookedUp> {
    return Promise.resolve({ result: 'lost', code: RESTORED });
  }
}

/** The same for other systems: an administrator of theirs has it sent again, or not. */
export class WebhooksLeftToPeople extends WebhookGateway {
  override troubleWith(): Promise<AddressTrouble | undefined> {
    return Promise.resolve('not-found');
  }

  override send(): Promise<WebhookAttempt> {
    return Promise.resolve({ result: 'left', code: RESTORED });
  }
}
