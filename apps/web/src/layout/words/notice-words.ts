import { MOST_UNREAD, type NoticeKind, type QuietKind } from '@waymark/contracts';

/** To those who refer. */
export const sendingNoticeWords: Readonly<Record<NoticeKind, string>> = {
  new: 'Something new came',
  received: 'We have what you sent',
  updated: 'Something became of your referral',
  question: 'There is a question for you',
  action: 'A next step is with your team',
  asked: 'An operator asks your team to look at something whose next step is late',
};

/** To those who receive. */
export const receivingNoticeWords: Readonly<Record<NoticeKind, string>> = {
  new: 'Something new came to your team',
  received: 'Something was received',
  updated: 'Something has changed: read it before you get in touch with anybody',
  question: 'There is a question for your team',
  action: 'A next step is with your team',
  asked: 'An operator asks your team to look at something whose next step is late',
};

export const quietKindWords: Readonly<Record<QuietKind, string>> = {
  received: 'We have what you sent',
  updated: 'Something became of your referral, and nobody waits for you',
};

/** `3`, or `100 or more`. */
export const unreadWords = (unread: number): string =>
  unread >= MOST_UNREAD ? `${String(MOST_UNREAD)} or more` : String(unread);
