import { say } from '../../../language/say.js';
import { momentWords } from '../../../layout/london-time.js';
import { textOf, type Draft } from '../refer/draft/draft.js';

interface Unfinished {
  readonly href: string;
  readonly words: string;
  readonly when: string;
  readonly remove?: string;
}

export interface StartPage {
  readonly title: string;
  readonly unfinished: readonly Unfinished[];
}

/** The start page, with what was begun and not sent. */
export const startPage = (drafts: readonly Draft[]): StartPage => ({
  title: say`Make a referral`,
  unfinished: drafts.map(({ id, answers, attempted, savedAt }) => ({
    href: `/refer/${id}`,
    words: textOf(answers.topics.person, 'fullName') || say`No name yet`,
    when: momentWords(savedAt.toISOString()),
    ...(attempted === undefined && { remove: `/refer/drafts/${id}/removal` }),
  })),
});
