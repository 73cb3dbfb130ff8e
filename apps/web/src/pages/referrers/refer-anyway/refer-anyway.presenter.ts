import { DESPITE_CRITERIA_REASONS, MayBeAbsent, type DespiteCriteria } from '@waymark/contracts';
import { IsIn, MaxLength } from 'class-validator';
import { inLanguage, say } from '../../../language/say.js';
import {
  checkAnswers,
  type FormProblem,
  type Sentences,
} from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import { despiteCriteriaWords } from '../../../layout/words/judging-words.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

const LONGEST = 300;

export class ReferAnywayForm {
  @IsIn([...DESPITE_CRITERIA_REASONS]) readonly reason!: DespiteCriteria['reason'];
  @MayBeAbsent() @MaxLength(LONGEST) readonly words?: string;
}

export const referAnywaySentences: Sentences = inLanguage(() => ({
  reason: { isIn: say`Select why you refer although the criteria say no` },
  words: { maxLength: say`What you add must be 300 characters or fewer` },
}));

export const referAnywayQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'reason',
    label: say`Why do you refer anyway?`,
    short: say`Because`,
    options: optionsFrom(despiteCriteriaWords),
  },
  {
    kind: 'textarea',
    name: 'words',
    label: say`In your words`,
    hint: say`Needed for another reason. Read by the receiving team, when it opens the referral. Not for what is urgent: telephone. Up to 300 characters. ${NEVER_WRITE()}`,
  },
]);

/** What is wrong with the reason. */
export function referAnywayProblems(answers: FormAnswers): readonly FormProblem[] {
  const problems = checkAnswers(ReferAnywayForm, answers, referAnywaySentences);
  if (problems.length > 0 || answers.reason !== 'another-reason' || answers.words !== undefined)
    return problems;
  return [{ field: 'words', text: say`Enter the other reason in a few words` }];
}

/** Three ways on where the criteria say no: refer with a reason, change the answers, or see where else there is help. */
export const referAnywayPage = (
  id: string,
  answers: FormAnswers,
  problems: readonly FormProblem[] = [],
): object => ({
  title: say`Refer although the criteria say no`,
  section: say`Make a referral`,
  criteria: `/refer/${id}/criteria`,
  change: `/refer/${id}`,
  problems: linkProblems(referAnywayQuestions, problems),
  questions: showQuestions(referAnywayQuestions, answers, problems),
  back: { href: `/refer/${id}/criteria`, text: say`Back` },
});
