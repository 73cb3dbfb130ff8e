import { say } from '../../language/say.js';
import type { KeptForm } from '../../store/kept-forms.store.js';
import { Elsewhere } from '../elsewhere.js';
import { PageRefused } from '../page-refused.js';
import { textsIn, type PostedForm } from './read-answers.js';

/** What is said above a page that was open when its reader was signed out. */
export function afterSigningIn(isFilled: boolean, hasChanged: boolean): readonly string[] {
  return [
    isFilled
      ? say`What you typed is here. Nothing has been sent. Check it and continue.`
      : say`Nothing has been sent and nothing was changed. Choose again what you want to do.`,
    ...(hasChanged
      ? [say`It has changed since you opened it. Look at how it stands now before you go on.`]
      : []),
  ];
}

/** What somebody wrote, where its page is not there any more; undefined where they wrote nothing. */
export function typedPage({ fields }: KeptForm, thrown: unknown): PageRefused | undefined {
  const words = wordsIn(fields);
  if (words.length === 0) return undefined;
  const href = thrown instanceof Elsewhere ? thrown.path : '/';
  return new PageRefused('layout/typed.page.njk', { title: say`What you typed`, words, href }, 409);
}

/** What somebody wrote into a form, each text once. */
export const wordsIn = (posted: PostedForm): readonly string[] => [
  ...new Set(Object.values(posted).flatMap(textsIn).filter(isWords)),
];

// Whatever was chosen from a list is a code, which says nothing without its question.
const isWords = (text: string): boolean => /\S\s+\S/.test(text);
