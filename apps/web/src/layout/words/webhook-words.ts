import type { WebhookDeliveryState, WebhookType } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

/** What another system is told. */
export const webhookTypeWords: Readonly<Record<WebhookType, string>> = inLanguage(() => ({
  'referral.new': say`There is something new`,
  'referral.action': say`A next step is with the team`,
  'referral.updated': say`Something has changed`,
  'webhook.test': say`A test`,
}));

export const webhookStateWords: Readonly<
  Record<WebhookDeliveryState, { readonly state: string; readonly colour: string }>
> = inLanguage(() => ({
  PENDING: { state: say`Waits`, colour: 'blue' },
  SENT: { state: say`Taken`, colour: 'green' },
  FAILED: { state: say`Given up`, colour: 'red' },
}));
