import type { Attempt, LookedUp } from '../domain/delivery.js';
import type { Carried } from '../domain/safe-contact.js';
import { MessageGateway, type OutgoingMessage } from './message-gateway.js';

/** Each channel by the gateway that carries it here. */
export class ByChannel extends MessageGateway {
  constructor(private readonly gateways: Readonly<Partial<Record<Carried, MessageGateway>>>) {
    super();
  }

  override carries(channel: Carried): boolean {
    return this.gateways[channel]?.carries(channel) ?? false;
  }

  override send(message: OutgoingMessage): Promise<Attempt> {
    return this.of(message.channel).send(message);
  }

  override lookUp(channel: Carried, messageId: string): Promise<LookedUp> {
    return this.of(channel).lookUp(channel, messageId);
  }

  onApplicationShutdown(): void {
    for (const gateway of Object.values(this.gateways)) gateway.close();
  }

  private of(channel: Carried): MessageGateway {
    return this.gateways[channel] ?? NOBODY;
  }
}

/** A channel that was there when the message was begun, and is not configured now: it waits. */
const NOBODY: MessageGateway = {
  sendsNothing: false,
  carries: () => false,
  send: () => Promise.resolve({ result: 'down', code: 'no-gateway' }),
  lookUp: () => Promise.resolve({ result: 'unknown', code: 'no-gateway', askable: true }),
  close: () => undefined,
};
