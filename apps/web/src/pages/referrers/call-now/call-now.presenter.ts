import {
  safetyAdvice,
  withLocalContacts,
  type Advice,
  type UrgentContact,
} from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { callQuestions } from '../../../layout/calls/call-form.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import {
  linkProblems,
  showQuestions,
  type ProblemLink,
  type QuestionView,
} from '../../../layout/form/show-questions.js';
import { dayWords, momentWords } from '../../../layout/london-time.js';
import { callTakerWords } from '../../../layout/words/safety-words.js';
import { textOf, type DraftAnswers } from '../refer/draft/draft.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';

export interface CallNowPage {
  readonly title: string;
  readonly section: string;
  readonly advice: readonly Advice[];
  /** Areas that have confirmed numbers of their own, where the referral does not say in which the person is. */
  readonly areas: readonly { readonly name: string; readonly chosen: boolean }[];
  readonly to: string;
  readonly onward: string;
  /** Only somebody who has to decide first is not asked for a call. */
  readonly callExpected: boolean;
  readonly callTaken?: string;
  readonly problems: readonly ProblemLink[];
  readonly questions: readonly QuestionView[];
}

interface Shown {
  readonly onward: string;
  readonly contacts: readonly UrgentContact[];
  /** Chosen on this page. */
  readonly area?: string;
  readonly call: { readonly answers: FormAnswers; readonly problems: readonly FormProblem[] };
}

export function callNowPage(answers: DraftAnswers, shown: Shown): CallNowPage {
  const { contacts, onward, call, area } = shown;
  const national = safetyAdvice(referralFromDraft(answers));
  const local = localTo(answers, shown);
  const { callTaken } = answers;
  return {
    title: say`Act now, before you go on`,
    section: say`Make a referral`,
    advice: withLocalContacts(national, local, dayWords),
    areas: area === undefined && local.length > 0 ? [] : areasOf(contacts, area),
    to: onward,
    onward,
    callExpected: national.some(({ kind }) => kind !== 'ask-referrer'),
    ...(callTaken !== undefined && {
      callTaken: `${callTakerWords[callTaken.to]}: ${callTaken.takenBy}, ${momentWords(callTaken.at)}`,
    }),
    problems: linkProblems(callQuestions, call.problems),
    questions: showQuestions(callQuestions, call.answers, call.problems),
  };
}

const areasOf = (contacts: readonly UrgentContact[], chosen?: string): CallNowPage['areas'] =>
  [...new Set(contacts.map(({ area }) => area))].map((name) => ({ name, chosen: name === chosen }));

// The area that was answered or chosen; where neither is known, nobody's number is guessed.
function localTo({ topics }: DraftAnswers, { contacts, area }: Shown): readonly UrgentContact[] {
  if (area !== undefined) return contacts.filter((contact) => contact.area === area);
  const home = textOf(topics.where, 'area');
  return contacts.filter(({ places }) => places.includes(home));
}
