import { NotifyClient } from 'notifications-node-client';
import type { Attempt, LookedUp } from '../domain/delivery.js';
import type { Carried } from '../domain/safe-contact.js';
import { MessageGateway, type OutgoingMessage } from './message-gateway.js';
import { NotifyRefused, notifyTransport } from './notify-transport.js';

export interface NotifySettings {
  /** Its API key holds who we are; never logged. */
  readonly key: string;
  readonly url: string;
  /** By channel: a template of Notify that is `((text))`, and for e-mail `((subject))` above it. */
  readonly templates: Readonly<Partial<Record<Carried, string>>>;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

interface Sent {
  readonly id: string;
  readonly status?: string;
}

/** Complaints about an address, in the words of Notify: about nothing else is a message at fault itself. */
const ABOUT_ADDRESS = /phone_number|email_address|InvalidPhone|InvalidEmail/;
const REFUSED_LATER = new Set(['permanent-failure']);

/** Sends by GOV.UK Notify. Its answers quote addresses, so nothing of them is kept but ids and codes. */
export class GovukNotifyGateway extends MessageGateway {
  private readonly client: NotifyClient;

  constructor(private readonly settings: NotifySettings) {
    super();
    this.client = new NotifyClient(settings.url, settings.key);
    this.client.setClient(notifyTransport(settings.timeoutMs ?? TIMEOUT_MS));
  }

  override carries(channel: Carried): boolean {
    return this.settings.templates[channel] !== undefined;
  }

  override async send(message: OutgoingMessage): Promise<Attempt> {
    const { channel, to, messageId: reference, subject, text } = message;
    const template = this.settings.templates[channel];
    if (template === undefined) return { result: 'down', code: 'no-template' };
    try {
      const response = await (channel === 'email'
        ? this.client.sendEmail(template, to, { personalisation: { subject, text }, reference })
        : this.client.sendSms(template, to, { personalisation: { text }, reference }));
      return { result: 'accepted', providerReference: (response.data as Sent).id };
    } catch (error) {
      return attemptFrom(error);
    }
  }

  override async lookUp(channel: Carried, messageId: string): Promise<LookedUp> {
    try {
      const { data } = await this.client.getNotifications(channel, '', messageId);
      const [found] = (data as { readonly notifications: readonly Sent[] }).notifications;
      if (found === undefined) return { result: 'not-found' };
      return REFUSED_LATER.has(found.status ?? '')
        ? { result: 'refused', code: String(found.status) }
        : { result: 'accepted', providerReference: found.id };
    } catch (error) {
      const code = error instanceof NotifyRefused ? error.code : 'silent';
      return { result: 'unknown', code, askable: true };
    }
  }
}

/**
 * An answer that says no has sent nothing: about the address it is refused for good, otherwise (our key, our template, too
 * many) it is ours to mend, and waits. Without an answer that says so, it may have been taken.
 */
function attemptFrom(error: unknown): Attempt {
  if (!(error instanceof NotifyRefused))
    return { result: 'unknown', code: 'garbled', askable: true };
  const { status, code, errors } = error;
  if (status === undefined) {
    return error.neverSent ? { result: 'down', code } : { result: 'unknown', code, askable: true };
  }
  if (status >= 500) return { result: 'unknown', code, askable: true };
  const isAddress = status === 400 && errors.some((each) => ABOUT_ADDRESS.test(each));
  return { result: isAddress ? 'refused' : 'down', code };
}
