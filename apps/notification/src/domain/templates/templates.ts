import type { ReadingWish } from '@waymark/contracts';
import type { Carried } from '../safe-contact.js';

/** A message without clinical words, names, numbers or reasons: it says that there is something, and where. */
export interface Template {
  readonly version: number;
  readonly subject: string;
  /** `{link}` is the page behind sign-in; for the woman there is none. */
  readonly text: string;
  readonly page?: 'referrals' | 'worklist';
  /** As a text message: one part, which is 160 characters, name of the sender included. */
  readonly sms?: string;
  /** The same for who asked for Easy Read: one short sentence a line, everyday words. */
  readonly easyRead?: Pick<Template, 'subject' | 'text' | 'sms'>;
}

const SIGN_IN =
  'Sign in to read it: {link}\n\nThis message does not say more, to keep people safe.';

export const TEMPLATES = {
  'service-new': {
    version: 1,
    subject: 'Waymark: something new needs your attention',
    text: `There is something new on your team’s worklist.\n\n${SIGN_IN}`,
    page: 'worklist',
  },
  'service-action': {
    version: 1,
    subject: 'Waymark: a next step is with your team',
    text: `Your team owes a next step. The worklist says what, why and by when.\n\n${SIGN_IN}`,
    page: 'worklist',
  },
  'service-asked': {
    version: 1,
    subject: 'Waymark: please look at something that waits',
    text: `Whoever looks after Waymark asks your team to look at something whose next step is late. The worklist says what.\n\n${SIGN_IN}`,
    page: 'worklist',
  },
  'service-update': {
    version: 1,
    subject: 'Waymark: read this before you get in touch with anybody',
    text: `Something on your team’s worklist has changed. Read it before you write to, telephone or visit anybody.\n\n${SIGN_IN}`,
    page: 'worklist',
  },
  'referrer-received': {
    version: 1,
    subject: 'Waymark: we have what you sent',
    text: `We have what you sent, and it is being looked at now.\n\n${SIGN_IN}`,
    page: 'referrals',
  },
  'referrer-update': {
    version: 1,
    subject: 'Waymark: an update on something you sent',
    text: `There is an update on something you sent.\n\n${SIGN_IN}`,
    page: 'referrals',
  },
  'referrer-question': {
    version: 1,
    subject: 'Waymark: a question for you',
    text: `There is a question for you about something you sent. Your answer moves it on.\n\n${SIGN_IN}`,
    page: 'referrals',
  },
  'referrer-action': {
    version: 1,
    subject: 'Waymark: a next step is with you',
    text: `Something you sent needs a next step from your team.\n\n${SIGN_IN}`,
    page: 'referrals',
  },
  'referrer-asked': {
    version: 1,
    subject: 'Waymark: please look at something that waits',
    text: `Whoever looks after Waymark asks your team to look at something you sent, whose next step is late. Your worklist says what.\n\n${SIGN_IN}`,
    page: 'worklist',
  },
  'woman-received': {
    version: 2,
    subject: 'We have your request',
    text:
      'Hello,\n\nWe have your request and a team is looking at it. You do not need to do anything now.\n\n' +
      'If you did not expect this message, you can ignore it.',
    sms: 'We have your request and are looking at it. You need do nothing now. If you did not expect this, ignore it.',
    easyRead: {
      subject: 'We have your request',
      text: 'Hello.\n\nWe have your request.\n\nA team is looking at it.\n\nYou do not need to do anything now.\n\nDid you not ask for this? Then you can ignore it.',
      sms: 'We have your request. A team is looking at it. You do not need to do anything now. Did you not ask for this? Ignore it.',
    },
  },
  'woman-update': {
    version: 2,
    subject: 'An update on your request',
    text:
      'Hello,\n\nA team has your request and will be in touch in the way you asked for.\n\n' +
      'If you did not expect this message, you can ignore it.',
    sms: 'A team has your request and will be in touch as you asked. If you did not expect this, ignore it.',
    easyRead: {
      subject: 'News about your request',
      text: 'Hello.\n\nA team has your request.\n\nThey will get in touch with you.\n\nThey will do it in the way you asked for.\n\nDid you not ask for this? Then you can ignore it.',
      sms: 'A team has your request. They will get in touch in the way you asked for. Did you not ask for this? Ignore it.',
    },
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof TEMPLATES;

export interface RenderedMessage {
  readonly subject: string;
  readonly text: string;
}

/** For whom words are chosen. */
export interface Reader {
  readonly channel?: Carried;
  readonly reading?: ReadingWish;
}

/** What can be said in another language as well. */
export type TemplateWords = Pick<Template, 'subject' | 'text' | 'sms' | 'easyRead'>;

/** The words of a message: `own` where they are not the English; `webOrigin` has no slash at its end. */
export function render(
  name: TemplateName,
  webOrigin: string,
  { channel = 'email', reading }: Reader = {},
  own?: TemplateWords,
): RenderedMessage {
  const { page }: Template = TEMPLATES[name];
  const words: TemplateWords = own ?? TEMPLATES[name];
  const { subject, text, sms } = reading === 'easy-read' ? { ...words, ...words.easyRead } : words;
  const link = page === undefined ? '' : `${webOrigin}/${page}`;
  return {
    subject,
    text: (channel === 'sms' ? (sms ?? text) : text).replaceAll('{link}', link),
  };
}
