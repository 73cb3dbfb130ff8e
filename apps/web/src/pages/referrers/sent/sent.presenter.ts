import type { Advice, MessageTemplateView, ReferralSent, ReferralView } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { momentWords } from '../../../layout/london-time.js';
import {
  howWritten,
  wayToPerson,
  wordsToPerson,
  type NoWay,
  type WordsSent,
} from '../../../layout/messages/message-to-person.js';
import { nextStepWords } from '../../../layout/words/placing-words.js';

export interface SentPage {
  readonly title: string;
  readonly section: string;
  readonly already: boolean;
  readonly reference: string;
  readonly received: string;
  readonly callNow: readonly Advice[];
  /** Who owes the next step, what and by when; absent while it is not known. */
  readonly next?: { readonly who: string; readonly what: string; readonly when: string };
  readonly holder?: string;
  readonly follow: string;
  /** Absent where it is closed: nothing more is sent. */
  readonly person?: PersonTold;
}

/** Whether the person is written to, how, and in which words. */
interface PersonTold {
  readonly said: readonly string[];
  readonly messages: readonly { readonly when: string; readonly words: WordsSent }[];
}

/** What the person is sent of a referral, and when. */
export const PERSON_TEMPLATES = ['woman-received', 'woman-update'] as const;
export type PersonTemplates = Readonly<
  Partial<Record<(typeof PERSON_TEMPLATES)[number], MessageTemplateView | undefined>>
>;

const WHEN: Readonly<Record<(typeof PERSON_TEMPLATES)[number], string>> = inLanguage(() => ({
  'woman-received': say`At once`,
  'woman-update': say`Once a service has accepted the referral`,
}));

export function sentPage(
  { referralId, reference, receivedAt, callNow }: ReferralSent,
  referral: ReferralView | undefined,
  already: boolean,
  templates: PersonTemplates = {},
): SentPage {
  const { nextStep, holder } = referral ?? {};
  return {
    title: already ? say`This referral was already sent` : say`Referral sent`,
    section: say`Make a referral`,
    already,
    reference,
    received: momentWords(receivedAt),
    callNow,
    ...(nextStep !== undefined && {
      next: {
        who: nextStep.ownerName,
        what: nextStepWords[nextStep.what],
        when: momentWords(nextStep.dueAt),
      },
    }),
    ...(holder !== undefined && { holder: holder.name }),
    follow: `/referrals/${referralId}`,
    ...(referral?.open !== false && { person: personTold(referral, templates) }),
  };
}

function personTold(referral: ReferralView | undefined, templates: PersonTemplates): PersonTold {
  if (referral === undefined) return { said: [NOT_SHOWN()], messages: [] };
  const { sent, holder } = referral;
  const way = wayToPerson(sent, templates['woman-received']);
  if (way === 'not-known') return { said: [NOT_SHOWN()], messages: [] };
  if (way === 'none-safe' || way === 'no-texts') {
    const who = holder?.name ?? say`whoever holds responsibility`;
    return {
      said: [
        nothingGoes(sent, way),
        say`A task stays with ${who}: contact them in another way. Until then tell them yourself, in a way that you know is safe.`,
      ],
      messages: [],
    };
  }
  return {
    said: [
      say`We write to the person ${howWritten[way.channel]}, if that is still safe when it goes out: at once, and when a service has accepted the referral. Neither message says a name or a reason.`,
    ],
    messages: PERSON_TEMPLATES.map((name) => ({
      when: WHEN[name],
      words: wordsToPerson(templates[name], way, sent.equity),
    })),
  };
}

const NOT_SHOWN = (): string =>
  say`It cannot be shown just now whether a safe way to write to the person is known. Nothing is sent unless one is.`;

function nothingGoes({ person: { contact } }: ReferralView['sent'], why: NoWay): string {
  if (why === 'no-texts')
    return say`Nothing is sent to the person: a text message would be safe, but none can be sent from here.`;
  return contact.through === undefined
    ? say`Nothing is sent to the person, because no safe way to write to them is known.`
    : say`Nothing is sent to the person themselves: they are reached through ${contact.through.name}.`;
}
