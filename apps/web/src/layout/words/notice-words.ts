import { MOST_UNREAD, type NoticeKind, type QuietKind } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

/** To those who refer. */
export const sendingNoticeWords: Readonly<Record<NoticeKind, string>> = inLanguage(() => ({
  new: say`Something new came`,
  received: say`We have what you sent`,
  updated: say`There is news of your referral`,
  question: say`There is a question for you`,
  action: say`A next step is with your team`,
  asked: say`An operator asks your team to look at something whose next step is late`,
}));

/** To those who receive. */
export const receivingNoticeWords: Readonly<Record<NoticeKind, string>> = inLanguage(() => ({
  new: say`Something new came to your team`,
  received: say`Something was received`,
  updated: say`Something has changed: read it before you get in touch with anybody`,
  question: say`There is a question for your team`,
  action: say`A next step is with your team`,
  asked: say`An operator asks your team to look at something whose next step is late`,
}));

export const quietKindWords: Readonly<Record<QuietKind, string>> = inLanguage(() => ({
  received: say`We have what you sent`,
  updated: say`There is news of your referral, and nothing for you to do`,
}));

/** `3`, or `100 or more`. */
export const unreadWords = (unread: number): string =>
  unread >= MOST_UNREAD ? say`${String(MOST_UNREAD)} or more` : String(unread);
