import type { Attempt, LookedUp } from '../domain/delivery.js';
import type { Carried, Destination } from '../domain/safe-contact.js';

/** One message to one address. */
export interface OutgoingMessage extends Destination {
  /** Our id; travels as the provider's reference, so that an unclear result can be looked up. */
  readonly messageId: string;
  /** A text message has none. */
  readonly subject: string;
  readonly text: string;
}

/** Whoever carries messages out. Never throws: every trouble is an answer. */
export abstract class MessageGateway {
  /** Whatever is asked of it, nothing goes out: then nobody's address is asked for. */
  readonly sendsNothing: boolean = false;

  abstract carries(channel: Carried): boolean;
  abstract send(message: OutgoingMessage): Promise<Attempt>;
  /** What became of a message that was perhaps handed over. */
  abstract lookUp(channel: Carried, messageId: string): Promise<LookedUp>;

  /** Lets go of kept connections. */
  close(): void {
    return;
  }
}
