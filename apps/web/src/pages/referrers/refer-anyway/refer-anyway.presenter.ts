import { DESPITE_CRITERIA_REASONS, MayBeAbsent, type DespiteCriteria } from '@waymark/contracts';
import { IsIn, MaxLength } from 'class-validator';
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

export const referAnywaySentences: Sentences = {
  reason: { isIn: 'Select why you refer although the criteria say no' },
  words: { maxLength: 'What you add must be 300 characters or fewer' },
};

export const referAnywayQuestions: readonly FormPart[] = [
  {
    kind: 'radios',
    name: 'reason',
    label: 'Why do you refer anyway?',
    short: 'Because',
    options: optionsFrom(despiteCriteriaWords),
  },
  {
    kind: 'textarea',
    name: 'words',
    label: 'In your words',
    hint: `Needed for another reason. Read by the receiving team, when it opens the referral. Not for what is urgent: telephone. Up to 300 characters. ${NEVER_WRITE}`,
  },
];

/** What is wrong with the reason. */
export function referAnywayProblems(answers: FormAnswers): readonly FormProblem[] {
  const problems = checkAnswers(ReferAnywayForm, answers, referAnywaySentences);
  if (problems.length > 0 || answers.reason !== 'another-reason' || answers.words !== undefined)
    return problems;
  return [{ field: 'words', text: 'Enter the other reason in a few words' }];
}

/** Three ways on where the criteria say no: refer with a reason, change the answers, or see where else there is help. */
export const referAnywayPage = (
  id: string,
  answers: FormAnswers,
  problems: readonly FormProblem[] = [],
): object => ({
  title: 'Refer although the criteria say no',
  section: 'Make a referral',
  criteria: `/refer/${id}/criteria`,
  change: `/refer/${id}`,
  problems: linkProblems(referAnywayQuestions, problems),
  questions: showQuestions(referAnywayQuestions, answers, problems),
  back: { href: `/refer/${id}/criteria`, text: 'Back' },
});
