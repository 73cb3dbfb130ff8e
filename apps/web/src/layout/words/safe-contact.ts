import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';
import { SAFE_CONTACT_READINGS, type SafeContactReading } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';
import type { FormAnswers, FormPart } from '../form/question.js';
import { safeContactSentences, type ReachableBy } from './reaching-words.js';

const NOT_SHOWN = (): string =>
  say`How the person may be contacted cannot be shown just now, so nothing is known to be safe. Do not contact them before you know it; load the page again in a minute.`;

/** What stands before anything that is done to reach the person; of what cannot be read, that nothing is known to be safe. */
export const safeContactFirst = (contact: ReachableBy | undefined): readonly string[] =>
  contact === undefined ? [NOT_SHOWN()] : safeContactSentences(contact);

/** Whoever records that they tried says what they had read; the answer is what the page has shown them. */
export class SafeContactRead {
  @IsArray()
  @ArrayMaxSize(1)
  @IsIn(SAFE_CONTACT_READINGS, { each: true })
  readonly safeContact!: readonly string[];
}

const TICKED: Readonly<Record<SafeContactReading, string>> = inLanguage(() => ({
  read: say`I have read how this person may be contacted`,
  'not-shown': say`I have read that it cannot be shown now, and that nothing is known to be safe`,
}));

export const safeContactQuestion = (contact: ReachableBy | undefined): FormPart => {
  const value = contact === undefined ? 'not-shown' : 'read';
  return {
    kind: 'checkboxes',
    name: 'safeContact',
    label: say`Safe contact`,
    hint:
      contact === undefined
        ? say`If somebody has tried already, record it all the same.`
        : say`It stands at the top of this page.`,
    options: [{ value, text: TICKED[value] }],
  };
};

const UNREAD = (): string =>
  say`Tick that you have read what is said at the top about how this person may be contacted`;
export const safeContactRules = inLanguage(() => ({
  safeContact: { isArray: UNREAD(), arrayMaxSize: UNREAD(), isIn: UNREAD() },
}));

/** As routing is told it. */
export const safeContactSaid = ({ safeContact }: FormAnswers): object => ({
  safeContact: [safeContact].flat()[0],
});

/** Beside what was recorded. */
export const safeContactReadWords: Readonly<Record<SafeContactReading, string>> = inLanguage(
  () => ({
    read: say`Safe contact was read first`,
    'not-shown': say`Safe contact could not be shown`,
  }),
);
