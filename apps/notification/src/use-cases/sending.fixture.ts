import type { ContactPoints } from '@waymark/contracts';
import type { Attempt, LookedUp } from '../domain/delivery.js';
import type { Carried } from '../domain/safe-contact.js';
import { AddressBook } from '../gateways/address-book.js';
import { MessageGateway, type OutgoingMessage } from '../gateways/message-gateway.js';

/** The outside: a mail provider with a ledger of its own, and whom intake and routing would name. */
export class LedgerGateway extends MessageGateway {
  texts = false;
  /** What it answers when it is asked by our reference. */
  knows: LookedUp = { result: 'cannot-tell' };
  readonly asked: string[] = [];
  readonly sent: OutgoingMessage[] = [];
  next: Attempt = { result: 'accepted', providerReference: 'ref' };
  dies = false;
  refuses: string | undefined;
  /** What happens while it has a message and has not answered. */
  meanwhile: () => Promise<void> = () => Promise.resolve();

  carries(channel: Carried): boolean {
    return channel === 'email' || this.texts;
  }

  lookUp(channel: Carried, messageId: string): Promise<LookedUp> {
    this.asked.push(`${channel} ${messageId}`);
    return Promise.resolve(this.knows);
  }

  async send(message: OutgoingMessage): Promise<Attempt> {
    this.sent.push(message);
    await this.meanwhile();
    if (message.to === this.refuses) return { result: 'refused', code: '550' };
    if (this.dies) throw new Error('gone');
    return this.next;
  }
}

export class KnownAddresses extends AddressBook {
  points: ContactPoints | undefined;
  isAway = false;

  mailboxOf(organisation: string): Promise<string | undefined> {
    return Promise.resolve(organisation === 'cw-loss' ? 'cw-loss@hubs.example' : undefined);
  }

  contactPointsOf(): Promise<ContactPoints | undefined> {
    return this.isAway ? Promise.reject(new Error('away')) : Promise.resolve(this.points);
  }
}

export const safe = {
  email: 'yes',
  sms: 'yes',
  phone: 'yes',
  letter: 'yes',
  voicemail: 'yes',
  othersSeeMessages: 'no',
} as const;
export const points = {
  referrerEmail: 'midwife@referrers.example',
  womanEmail: 'her@people.example',
  messagesStopped: false,
  safe,
} satisfies ContactPoints;
