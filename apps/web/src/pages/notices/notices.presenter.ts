import type { Notice, Notices } from '@waymark/contracts';
import { say } from '../../language/say.js';
import { momentWords } from '../../layout/london-time.js';
import {
  receivingNoticeWords,
  sendingNoticeWords,
  unreadWords,
} from '../../layout/words/notice-words.js';

interface NoticeRow {
  readonly id: string;
  readonly what: string;
  readonly when: string;
  readonly href: string;
  readonly urgent: boolean;
  readonly read: boolean;
}

export interface NoticesPage {
  readonly title: string;
  readonly summary: string;
  readonly notices: readonly NoticeRow[];
  /** Of all that is shown and unread; one notice each in the rows. */
  readonly unreadIds: readonly string[];
  /** Who refers may do without some emails; a team's mailbox gets all of them. */
  readonly byEmail?: string;
}

/** What there is for somebody, without a name and without a reason. */
export function noticesPage({ notices, unread }: Notices, refers: boolean): NoticesPage {
  return {
    title: say`Notices`,
    summary: unread === 0 ? say`You have read all of them.` : say`${unreadWords(unread)} unread.`,
    notices: notices.map((notice) => rowOf(notice, refers)),
    unreadIds: notices.filter(({ read }) => !read).map(({ id }) => id),
    ...(refers && { byEmail: '/notices/settings' }),
  };
}

function rowOf({ id, kind, referralId, at, urgent, read }: Notice, refers: boolean): NoticeRow {
  return {
    ...{ id, urgent, read },
    what: (refers ? sendingNoticeWords : receivingNoticeWords)[kind],
    when: momentWords(at),
    // What a team that refers is asked for stands in its worklist, with why.
    href: `${refers && kind !== 'asked' ? '/referrals' : '/worklist'}/${referralId}`,
  };
}
