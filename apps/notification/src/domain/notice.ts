import type { NoticeKind, WaymarkEvent } from '@waymark/contracts';
import type { TemplateName } from './templates/templates.js';
import type { PlannedMessage, Recipients } from './who-to-tell.js';

/** What the people of an organisation find when they are signed in. */
export interface PlannedNotice {
  readonly organisation: string;
  /** For who refers, or for who receives. */
  readonly side: 'sending' | 'receiving';
  readonly kind: NoticeKind;
}

/** No more than the message says. The woman has no account: for her there is none. */
const KINDS: Readonly<Record<TemplateName, NoticeKind | undefined>> = {
  'service-new': 'new',
  'service-action': 'action',
  'service-asked': 'asked',
  'service-update': 'updated',
  'referrer-received': 'received',
  'referrer-action': 'action',
  'referrer-asked': 'asked',
  'referrer-question': 'question',
  'referrer-update': 'updated',
  'woman-received': undefined,
  'woman-update': undefined,
};

/** Whoever is written to at work finds the same as a notice, whether or not the message arrives. */
export const whichNotices = (
  messages: readonly PlannedMessage[],
  to: Pick<Recipients, 'senderOrganisation'> | undefined,
): readonly PlannedNotice[] =>
  messages.flatMap(({ audience, template, organisation }) => {
    const kind = KINDS[template];
    const isSending = audience === 'referrer';
    const whose = isSending ? to?.senderOrganisation : organisation;
    if (kind === undefined || whose === undefined) return [];
    return [{ organisation: whose, side: isSending ? 'sending' : 'receiving', kind }];
  });

/** The usual way of a referral. What is about safety, an end or a next step is none of it, and always comes by e-mail. */
const USUAL: ReadonlySet<string> = new Set([
  'referral.received.v1',
  'referral.offered.v1',
  'referral.held.v1',
  'referral.acknowledged.v1',
  'referral.accepted.v1',
  'referral.waitlisted.v1',
  'referral.paused.v1',
  'referral.stepped.v1',
  'referral.care-started.v1',
]);

/** The kind that who sent it may have asked to be told of by a notice alone; undefined: it always goes. */
export function quietKind(
  { type, urgent }: Pick<WaymarkEvent, 'type' | 'urgent'>,
  { audience, template }: PlannedMessage,
): 'received' | 'updated' | undefined {
  if (urgent || audience !== 'referrer' || !USUAL.has(type)) return undefined;
  const kind = KINDS[template];
  return kind === 'received' || kind === 'updated' ? kind : undefined;
}
