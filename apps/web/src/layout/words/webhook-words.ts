import type { WebhookDeliveryState, WebhookType } from '@waymark/contracts';

/** What another system is told. */
export const webhookTypeWords: Readonly<Record<WebhookType, string>> = {
  'referral.new': 'There is something new',
  'referral.action': 'A next step is with the team',
  'referral.updated': 'Something has changed',
  'webhook.test': 'A test',
};

export const webhookStateWords: Readonly<
  Record<WebhookDeliveryState, { readonly state: string; readonly colour: string }>
> = {
  PENDING: { state: 'Waits', colour: 'blue' },
  SENT: { state: 'Taken', colour: 'green' },
  FAILED: { state: 'Given up', colour: 'red' },
};
