import type { Attempt } from '../domain/delivery.js';

/** One message to one address. */
export interface OutgoingMessage {
  /** Our id; travels as the provider's reference, so that an unclear result can be looked up. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Whoever carries messages out. Never throws: every trouble is an answer. */
export abstract class MessageGateway {
  abstract send(message: OutgoingMessage): Promise<Attempt>;
}
