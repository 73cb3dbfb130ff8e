import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import { FOR_YOU } from '../../../layout/for-the-person.js';
import {
  listOf,
  QUESTIONS,
  textOf,
  type OwnAnswers,
  type QuestionSlug,
} from '../draft/own-answers.js';
import { NOTHING } from '../questions/how-you-are.js';
import type { OwnContext } from '../questions/own-question.js';
import { ownQuestions } from '../questions/own-questions.js';

/** Where a change was begun; it ends there. */
export const CHECK = 'check';
const WHERE: readonly QuestionSlug[] = ['home', 'surgery', 'which-surgery'];

export const questionPath = (slug: QuestionSlug, from?: string): string =>
  `${FOR_YOU}/questions/${slug}${from === undefined ? '' : `?from=${from}`}`;

/** The questions that earlier answers leave to be asked, in order. */
export const asked = ({ answers, lookups }: OwnContext): readonly QuestionSlug[] =>
  QUESTIONS.filter((slug) => ownQuestions[slug].applies?.(answers, lookups) ?? true);

export function problemsOf(slug: QuestionSlug, context: OwnContext): readonly FormProblem[] {
  const { form, sentences, alsoCheck } = ownQuestions[slug];
  const answers = context.answers[slug] ?? {};
  const wrong = checkAnswers(form, answers, sentences);
  return wrong.length > 0 ? wrong : (alsoCheck?.(answers, context) ?? []);
}

/** The first question that has still to be answered, or answered anew. */
export const firstOpen = (context: OwnContext): QuestionSlug | undefined =>
  asked(context).find(
    (slug) => context.answers[slug] === undefined || problemsOf(slug, context).length > 0,
  );

/** Where to go once a question is answered. */
export function onwardPath(slug: QuestionSlug, context: OwnContext, from?: string): string {
  if (slug === 'right-now' && needsSomebodyNow(context.answers)) return `${FOR_YOU}/help-now`;
  const open = asked(context);
  const next = open[open.indexOf(slug) + 1];
  // Where it is, is answered before anything is said of how somebody is.
  if (WHERE.includes(slug) && (next === undefined || !WHERE.includes(next)))
    return `${FOR_YOU}/area`;
  if (from === undefined && next !== undefined) return questionPath(next);
  return goOnPath(context);
}

/** To what is still open, or else to reading over. */
export function goOnPath(context: OwnContext): string {
  const open = firstOpen(context);
  return open === undefined ? `${FOR_YOU}/${CHECK}` : questionPath(open);
}

/** The question before, or the page that stands between. */
export function backPath(slug: QuestionSlug, context: OwnContext, from?: string): string {
  if (from !== undefined) return `${FOR_YOU}/${from}`;
  if (slug === 'days') return `${FOR_YOU}/area`;
  const open = asked(context);
  const before = open[open.indexOf(slug) - 1];
  return before === undefined ? FOR_YOU : questionPath(before);
}

export const needsSomebodyNow = (answers: OwnAnswers): boolean =>
  listOf(answers['right-now'], 'now').some((sign) => sign !== NOTHING && sign !== 'unwanted');

/** Nowhere in England: no team here may take the person. */
export const isOutside = ({ home, surgery }: OwnAnswers): boolean =>
  textOf(home, 'home') === 'outside-england' && textOf(surgery, 'surgery') !== 'known';
