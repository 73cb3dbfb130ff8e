import type { WebhookType } from '@waymark/contracts';
import type { TemplateName } from './templates/templates.js';
import type { PlannedMessage, Recipients } from './who-to-tell.js';

/** What became of one attempt to deliver. */
export type WebhookAttempt =
  | { readonly result: 'taken' }
  /** 410: whoever is there wants nothing more. */
  | { readonly result: 'gone' }
  | { readonly result: 'not-taken'; readonly code: string }
  /** Nobody knows whether it was told before; whether it is told again, an administrator decides. */
  | { readonly result: 'left'; readonly code: string };

export type AfterWebhook =
  { readonly status: 'SENT' | 'FAILED' } | { readonly status: 'PENDING'; readonly waitMs: number };

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
const GIVE_UP_AFTER_MS = 3 * 86_400_000;

/** Tried again for three days, ever less often, and not all at the same moment. `chance`: from 0 to 1. */
export function afterWebhook(
  attempt: WebhookAttempt,
  attempts: number,
  { ageMs, chance }: { readonly ageMs: number; readonly chance: number },
): AfterWebhook {
  if (attempt.result === 'taken') return { status: 'SENT' };
  if (attempt.result === 'left') return { status: 'FAILED' };
  const grownMs = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  const waitMs = Math.round(grownMs * (0.5 + chance));
  if (attempt.result === 'gone' || ageMs + waitMs > GIVE_UP_AFTER_MS) return { status: 'FAILED' };
  return { status: 'PENDING', waitMs };
}

/** No more than a message to staff says: that there is something. */
const TYPES: Readonly<Partial<Record<TemplateName, WebhookType>>> = {
  'service-new': 'referral.new',
  'referrer-received': 'referral.new',
  'service-action': 'referral.action',
  'service-asked': 'referral.action',
  'referrer-action': 'referral.action',
  'referrer-asked': 'referral.action',
  'referrer-question': 'referral.action',
  'service-update': 'referral.updated',
  'referrer-update': 'referral.updated',
};

export interface PlannedWebhook {
  readonly organisation: string;
  readonly type: WebhookType;
}

/** The systems of those organisations hear whose people are told, and of nothing else. */
export const whichWebhooks = (
  messages: readonly PlannedMessage[],
  to: Pick<Recipients, 'senderOrganisation'> & { readonly systemsListen: boolean },
): readonly PlannedWebhook[] =>
  (to.systemsListen ? messages : []).flatMap(({ audience, template, organisation }) => {
    const type = TYPES[template];
    const whose = audience === 'referrer' ? to.senderOrganisation : organisation;
    return type === undefined || whose === undefined ? [] : [{ organisation: whose, type }];
  });
