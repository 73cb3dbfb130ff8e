import type { Webhook } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import type { WebhooksClient } from '../../../clients/webhooks.client.js';
import { inLanguage, say } from '../../../language/say.js';

/** A change of one webhook that is asked about before it is made. */
interface WebhookChange {
  readonly title: string;
  readonly effects: readonly string[];
  readonly fits: (webhook: Webhook) => boolean;
  readonly isFinal?: true;
  readonly make: (
    webhooks: WebhooksClient,
    caller: Caller,
    given: { readonly id: string; readonly key: string },
  ) => Promise<unknown>;
}

const isOn = ({ state }: Webhook): boolean => state === 'active';

export const SECRET = inLanguage(() => ({
  title: say`Change the secret`,
  effects: [
    say`A new secret is made and shown once. For a day both sign, so that the system can be changed over without missing anything.`,
  ],
}));

const CHANGES: Readonly<Record<string, WebhookChange>> = inLanguage(() => ({
  test: {
    title: say`Send a test`,
    effects: [
      say`Something about nobody is sent there, signed like everything else. What became of it stands among the deliveries within a few seconds.`,
    ],
    fits: isOn,
    make: (webhooks, caller, { id, key }) => webhooks.test(caller, id, key),
  },
  enabling: {
    title: say`Enable this webhook again`,
    effects: [
      say`The system is told from now on. What was given up stays so until you have it sent again.`,
    ],
    fits: (webhook) => !isOn(webhook),
    make: (webhooks, caller, { id }) => webhooks.enable(caller, id),
  },
  replay: {
    title: say`Send again what was given up`,
    effects: [
      say`All of it is sent once more with the numbers it had, and is tried for another three days.`,
    ],
    fits: (webhook) => isOn(webhook) && webhook.failures > 0,
    make: (webhooks, caller, { id }) => webhooks.replay(caller, id),
  },
  stop: {
    title: say`Stop this webhook`,
    effects: [
      say`The system is told nothing any more, and what waits for it never goes. It cannot be taken back: add it again, with another secret.`,
    ],
    fits: () => true,
    isFinal: true,
    make: (webhooks, caller, { id }) => webhooks.stop(caller, id),
  },
}));

export const changeNamed = (name: string): WebhookChange | undefined =>
  Object.hasOwn(CHANGES, name) ? CHANGES[name] : undefined;
