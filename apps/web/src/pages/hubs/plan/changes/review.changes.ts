import { IsIn, MaxLength } from 'class-validator';
import { IsDay, MayBeAbsent, PLAN_OUTCOMES, type PlanOutcome } from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom } from '../../../../layout/form/question.js';
import { dayWords } from '../../../../layout/london-time.js';
import { outcomeWords } from '../../../../layout/words/link-work-words.js';
import {
  LONGEST_WORDS,
  nextReview,
  note,
  onDay,
  textOf,
  TOO_LONG,
  wordsIn,
  type PlanContext,
  type PlanForm,
} from './plan-form.js';

const REAL_DATE = (): string => say`The next review must be a real date`;

/** Until when link work lasts, said wherever a day is chosen. */
const limitSentence = ({ desk: { limit } }: PlanContext): readonly string[] => {
  if (limit === undefined) {
    return [say`No baby is known of, so no end is reckoned: agree it with the person.`];
  }
  const from = limit.from === 'due-date' ? say`, reckoned from the due date` : '';
  return [
    say`Link work lasts up to the baby’s second birthday, ${dayWords(limit.endsBy)}${from}. The ending is prepared from ${dayWords(limit.prepareFrom)}.`,
  ];
};

export class NextReviewForm {
  @IsDay() readonly nextReviewOn!: string;
}

export const openPlan: PlanForm = inLanguage(() => ({
  what: 'open',
  path: 'opening',
  to: '',
  title: say`Begin a plan`,
  lead: (context) => [
    say`A plan belongs to the person and your team: nobody else reads what is written in it.`,
    ...limitSentence(context),
  ],
  button: say`Begin plan`,
  form: NextReviewForm,
  questions: () => [nextReview],
  sentences: { nextReviewOn: { isDay: REAL_DATE() } },
  body: ({ nextReviewOn }) => ({ nextReviewOn }),
}));

export const reopenPlan: PlanForm = inLanguage(() => ({
  ...openPlan,
  what: 'reopen',
  path: 'reopening',
  to: '/reopening',
  title: say`Take up the plan again`,
  lead: limitSentence,
  button: say`Take up again`,
}));

export class ReviewForm extends NextReviewForm {
  @IsDay() readonly on!: string;
  @MayBeAbsent() @MaxLength(LONGEST_WORDS) readonly words?: string;
}

export const recordReview: PlanForm = inLanguage(() => ({
  what: 'record-review',
  path: 'review',
  to: '/reviews',
  title: say`Record a review`,
  lead: limitSentence,
  button: say`Record review`,
  form: ReviewForm,
  questions: () => [
    onDay,
    note(say`What came of it? (optional)`, say`Change goals and steps on the plan’s own page.`),
    nextReview,
  ],
  sentences: {
    on: { isDay: say`The day of the review must be a real date` },
    words: { maxLength: TOO_LONG() },
    nextReviewOn: { isDay: REAL_DATE() },
  },
  prefill: ({ today }) => ({ on: today }),
  body: (answers) => ({
    on: textOf(answers, 'on'),
    nextReviewOn: textOf(answers, 'nextReviewOn'),
    ...wordsIn(answers),
  }),
}));

const SAID_BY_PEOPLE = PLAN_OUTCOMES.filter((outcome) => outcome !== 'referral-ended');
const WITH_WORDS: PlanOutcome = 'could-not-be-reached-after-risk-review';

export class EndingForm {
  @IsDay() readonly on!: string;
  @IsIn(SAID_BY_PEOPLE) readonly outcome!: string;
  @MayBeAbsent() @MaxLength(LONGEST_WORDS) readonly words?: string;
}

export const endPlan: PlanForm = inLanguage(() => ({
  what: 'end',
  path: 'ending',
  to: '/ending',
  title: say`End the plan`,
  lead: () => [
    say`The plan stays readable for your team. Ending it does not close the referral: do that on the referral’s page.`,
  ],
  button: say`End plan`,
  form: EndingForm,
  questions: () => [
    onDay,
    {
      kind: 'radios',
      name: 'outcome',
      label: say`How did it end?`,
      options: optionsFrom(
        Object.fromEntries(SAID_BY_PEOPLE.map((outcome) => [outcome, outcomeWords[outcome]])),
      ),
    },
    note(
      say`Note (optional)`,
      say`Where the person could not be reached: who reviewed the risk, and when.`,
    ),
  ],
  sentences: {
    on: { isDay: say`The day it ended must be a real date` },
    outcome: { isIn: say`Select how it ended` },
    words: { maxLength: TOO_LONG() },
  },
  alsoCheck: (answers) =>
    textOf(answers, 'outcome') === WITH_WORDS && textOf(answers, 'words') === ''
      ? [{ field: 'words', text: say`Enter who reviewed the risk, and when` }]
      : [],
  prefill: ({ today }) => ({ on: today }),
  body: (answers) => ({
    on: textOf(answers, 'on'),
    outcome: textOf(answers, 'outcome'),
    ...wordsIn(answers),
  }),
}));
