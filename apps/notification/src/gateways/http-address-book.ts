import { Injectable } from '@nestjs/common';
import type { ContactPoints, Mailbox } from '@waymark/contracts';
import { MachineTokens, ProblemError, ServiceClient } from '@waymark/platform';
import { NotificationConfig } from '../notification.config.js';
import { AddressBook } from './address-book.js';

/** Asks intake and routing, in notification's own name and with one narrow scope each. */
@Injectable()
export class HttpAddressBook extends AddressBook {
  private readonly underWay = new Map<string, Promise<unknown>>();
  private readonly intake: ServiceClient;
  private readonly routing: ServiceClient;

  constructor(config: NotificationConfig) {
    super();
    const tokens = new MachineTokens({
      tokenUrl: config.TOKEN_URL,
      clientId: config.CLIENT_ID,
      clientSecret: config.CLIENT_SECRET,
    });
    this.intake = new ServiceClient({
      service: 'intake',
      baseUrl: config.INTAKE_URL,
      tokens,
      scopes: ['contact-points:read'],
    });
    this.routing = new ServiceClient({
      service: 'routing',
      baseUrl: config.ROUTING_URL,
      tokens,
      scopes: ['mailboxes:read'],
    });
  }

  async mailboxOf(organisation: string): Promise<string | undefined> {
    const mailbox = await this.asking(this.routing, `/services/${organisation}/mailbox`);
    return (mailbox as Mailbox | undefined)?.email;
  }

  async contactPointsOf(referralId: string): Promise<ContactPoints | undefined> {
    const points = await this.asking(this.intake, `/referrals/${referralId}/contact-points`);
    return points as ContactPoints | undefined;
  }

  // Two messages about one referral that go out together ask once; an answer is never used after it has come.
  private asking(client: ServiceClient, path: string): Promise<unknown> {
    const known = this.underWay.get(path);
    if (known !== undefined) return known;
    const asked = absentWhenNotFound(client.get(path)).finally(() => this.underWay.delete(path));
    this.underWay.set(path, asked);
    return asked;
  }
}

async function absentWhenNotFound<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (cause) {
    if (cause instanceof ProblemError && cause.status === 404) return undefined;
    throw cause;
  }
}
