import type { Clock } from '@waymark/platform';
import type { NotificationConfig } from '../notification.config.js';
import { ByChannel } from './by-channel.js';
import { GovukNotifyGateway } from './govuk-notify.gateway.js';
import type { MessageGateway } from './message-gateway.js';
import { HttpsWebhookGateway } from './https-webhook.gateway.js';
import { MessagesLeftToPeople, WebhooksLeftToPeople } from './left-to-people.js';
import { SmtpGateway } from './smtp.gateway.js';
import type { WebhookGateway } from './webhook-gateway.js';

/** The gateways that this organisation has: a mail server, GOV.UK Notify, or both. Text messages go by Notify alone. */
export function gatewaysFrom(config: NotificationConfig): MessageGateway {
  const notify = notifyFrom(config);
  const email =
    config.SMTP_URL === undefined ? notify : new SmtpGateway(config.SMTP_URL, config.MAIL_FROM);
  const all = new ByChannel({ ...(email && { email }), ...(notify && { sms: notify }) });
  return config.MESSAGES_LEFT_TO_PEOPLE === 'true' ? new MessagesLeftToPeople(all) : all;
}

export const webhooksFrom = (config: NotificationConfig, clock: Clock): WebhookGateway =>
  config.MESSAGES_LEFT_TO_PEOPLE === 'true'
    ? new WebhooksLeftToPeople()
    : new HttpsWebhookGateway(clock);

function notifyFrom(config: NotificationConfig): MessageGateway | undefined {
  const { NOTIFY_API_KEY: key, NOTIFY_URL: url } = config;
  if (key === undefined) return undefined;
  const { NOTIFY_EMAIL_TEMPLATE: email, NOTIFY_SMS_TEMPLATE: sms } = config;
  const templates = { ...(email !== undefined && { email }), ...(sms !== undefined && { sms }) };
  return new GovukNotifyGateway({ key, url, templates });
}
