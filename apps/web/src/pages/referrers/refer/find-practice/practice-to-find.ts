import type { FormProblem } from '../../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../../layout/form/question.js';
import { textOf, type TopicSlug } from '../draft/draft.js';
import type { TopicContext } from '../topics/topic.js';

/** A name that was typed so that the code of the practice can be found by it. */
export interface PracticeToFind {
  /** The answers, without a code that was of another name. */
  readonly answers: FormAnswers;
  readonly name: string;
}

/** The page is in order but for the practice, of which a name was given and neither code nor area. */
export function practiceToFind(
  slug: TopicSlug,
  answers: FormAnswers,
  { lookups, answers: saved }: TopicContext,
  wrong: readonly FormProblem[],
): PracticeToFind | undefined {
  if (slug !== 'where' || !lookups.practices || answers.gpPractice !== 'known') return undefined;
  if (wrong.some(({ field }) => field !== 'gpArea')) return undefined;
  const [name, code] = [textOf(answers, 'gpPracticeName'), textOf(answers, 'gpPracticeCode')];
  const before = saved.topics.where;
  const isAnother = name !== textOf(before, 'gpPracticeName');
  const codeIsNew = code !== '' && code !== textOf(before, 'gpPracticeCode');
  const isFound = codeIsNew || (!isAnother && (code !== '' || textOf(answers, 'gpArea') !== ''));
  if (name === '' || isFound) return undefined;
  const { gpPracticeCode: _, ...others } = answers;
  return { answers: others, name };
}
