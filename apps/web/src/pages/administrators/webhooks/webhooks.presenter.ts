import type { Webhook, WebhookDelivery, WebhookSecret, WebhookShown } from '@waymark/contracts';
import { count, say } from '../../../language/say.js';
import { clockWords, momentWords } from '../../../layout/london-time.js';
import { webhookStateWords, webhookTypeWords } from '../../../layout/words/webhook-words.js';

export const WEBHOOKS = '/webhooks';
export const webhookPath = (id: string): string => `${WEBHOOKS}/${id}`;

interface State {
  readonly state: string;
  readonly colour: 'green' | 'yellow' | 'red';
  /** Since when, or why; empty while all is well. */
  readonly more: string;
}

interface WebhookRow extends State {
  readonly href: string;
  readonly url: string;
  readonly since: string;
  readonly failures: string;
}

export interface WebhooksPage {
  readonly title: string;
  readonly section: string;
  readonly webhooks: readonly WebhookRow[];
}

export const webhooksPage = (webhooks: readonly Webhook[]): WebhooksPage => ({
  title: say`Webhooks`,
  section: say`Administration`,
  webhooks: webhooks.map((webhook) => ({
    href: webhookPath(webhook.id),
    url: webhook.url,
    ...stateOf(webhook),
    since: momentWords(webhook.createdAt),
    failures: failuresOf(webhook),
  })),
});

export function stateOf({ state, failingSince }: Webhook): State {
  if (state === 'disabled')
    return { state: say`Disabled`, colour: 'red', more: say`It said that it is gone.` };
  return failingSince === undefined
    ? { state: say`On`, colour: 'green', more: '' }
    : { state: say`Failing`, colour: 'yellow', more: say`Since ${momentWords(failingSince)}.` };
}

const failuresOf = ({ failures }: Webhook): string =>
  failures === 0 ? say`None` : count(failures, 'delivery', 'deliveries');

interface ShownDelivery {
  readonly planned: string;
  readonly what: string;
  readonly id: string;
  readonly state: string;
  readonly colour: string;
  readonly next: string;
  readonly trouble: string;
}

export interface WebhookPage extends State {
  readonly title: string;
  readonly section: string;
  readonly since: string;
  readonly failures: string;
  readonly actions: readonly { readonly href: string; readonly text: string }[];
  readonly deliveries: readonly ShownDelivery[];
  readonly back: { readonly href: string; readonly text: string };
}

export const webhookPage = (webhook: WebhookShown, now: Date): WebhookPage => ({
  title: webhook.url,
  section: say`Webhooks`,
  ...stateOf(webhook),
  since: momentWords(webhook.createdAt),
  failures: failuresOf(webhook),
  actions: actionsOf(webhook),
  deliveries: webhook.deliveries.map((delivery) => deliveryOf(delivery, now)),
  back: { href: WEBHOOKS, text: say`Webhooks` },
});

function actionsOf({ id, state, failures }: Webhook): WebhookPage['actions'] {
  const to = (path: string, text: string) => ({ href: `${webhookPath(id)}/${path}`, text });
  const isOn = state === 'active';
  return [
    ...(isOn ? [to('test', say`Send a test`)] : [to('enabling', say`Enable this webhook again`)]),
    ...(isOn && failures > 0 ? [to('replay', say`Send again what was given up`)] : []),
    to('secret', say`Change the secret`),
    to('stop', say`Stop this webhook`),
  ];
}

function deliveryOf(delivery: WebhookDelivery, now: Date): ShownDelivery {
  const { deliveryId, type, status, plannedAt, attempts, nextAttemptAt, lastTrouble } = delivery;
  return {
    planned: momentWords(plannedAt),
    what: webhookTypeWords[type],
    id: deliveryId,
    ...webhookStateWords[status],
    next:
      nextAttemptAt === undefined
        ? say`Tried ${count(attempts, 'time')}`
        : say`Tried ${count(attempts, 'time')}, next ${momentWords(nextAttemptAt)} (${clockWords(nextAttemptAt, now)})`,
    trouble: lastTrouble ?? say`None`,
  };
}

export interface SecretPage {
  readonly title: string;
  readonly section: string;
  readonly secret: string;
  readonly isNew: boolean;
  readonly back: { readonly href: string; readonly text: string };
}

/** Shown once: whoever leaves the page has to make another. */
export const secretPage = ({ id, secret }: WebhookSecret, isNew: boolean): SecretPage => ({
  title: isNew ? say`The webhook is on` : say`The secret is changed`,
  section: say`Webhooks`,
  secret,
  isNew,
  back: { href: webhookPath(id), text: say`The webhook` },
});
