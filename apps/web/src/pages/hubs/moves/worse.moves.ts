import { ArrayMaxSize, IsArray, IsIn, IsUUID, Matches, MaxLength } from 'class-validator';
import {
  FREE_TEXT,
  MayBeAbsent,
  ONE_LINE,
  REVIEW_FINDINGS,
  SAFETY_SIGNS,
  WORSE_URGENCIES,
  type OccurrenceFact,
  type ReviewFinding,
} from '@waymark/contracts';
import { optionsFrom, type Option } from '../../../layout/form/question.js';
import { isLossWithoutLivingBaby } from '../../../layout/words/history-words.js';
import { estrangementAfterLoss, signHints, signWords } from '../../../layout/words/safety-words.js';
import { textOf, type MoveForm } from './move-form.js';
import { NEVER_WRITE } from '../../../layout/words/free-text-words.js';

export class WorseForm {
  @Matches(FREE_TEXT) @MaxLength(500) readonly what!: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(SAFETY_SIGNS, { each: true })
  readonly signs?: readonly string[];
  @IsIn(WORSE_URGENCIES) readonly urgency!: string;
}

const signsFor = (occurrences: readonly OccurrenceFact[]): readonly Option[] => {
  const noBaby = isLossWithoutLivingBaby(occurrences);
  return SAFETY_SIGNS.map((value) => ({
    value,
    text: noBaby && value === 'estrangement' ? estrangementAfterLoss : signWords[value],
    ...(signHints[value] !== undefined && { hint: signHints[value] }),
  }));
};

/** Said by whoever knows the person; a clinician looks at it the same day. */
export const sayWorse: MoveForm = {
  move: 'say-worse',
  path: 'worse',
  title: 'Things are worse',
  lead: [
    'In danger now: telephone 999, or the local crisis team, or NHS 111 and choose the mental health option. This page delays nothing and replaces no call.',
    'A clinician of the team that holds the person looks at it within four hours, day or night, and that team goes on holding them.',
  ],
  tells: 'referrer',
  button: 'Ask for a review today',
  form: WorseForm,
  needsReferral: true,
  questions: ({ occurrences }) => [
    {
      kind: 'textarea',
      name: 'what',
      label: 'What is different?',
      hint: `Without names. Up to 500 characters. ${NEVER_WRITE}`,
    },
    {
      kind: 'checkboxes',
      name: 'signs',
      label: 'Are there signs such as these? (leave empty if none)',
      hint: 'Select all that apply.',
      options: signsFor(occurrences),
    },
    {
      kind: 'radios',
      name: 'urgency',
      label: 'How soon does somebody have to act?',
      options: optionsFrom({
        'call-now': 'Now: somebody has to be called',
        'within-48-hours': 'Within 48 hours',
        'not-urgent': 'Not urgent, but it has to be looked at today',
      }),
    },
  ],
  sentences: {
    what: { matches: 'Enter what is different', maxLength: 'Enter 500 characters or fewer' },
    signs: {
      isArray: 'Select signs from the list',
      arrayMaxSize: 'Select no more than 20 signs',
      isIn: 'Select signs from the list',
    },
    urgency: { isIn: 'Select how soon somebody has to act' },
  },
  body: (answers) => ({
    what: textOf(answers, 'what'),
    signs: answers.signs ?? [],
    urgency: textOf(answers, 'urgency'),
  }),
};

const FINDINGS: Readonly<Record<ReviewFinding, string>> = {
  'goes-on-as-planned': 'It goes on as planned',
  'seen-sooner': 'The person is seen sooner',
  'more-help-needed': 'More help is needed: somebody looks for it',
};

export class ReviewForm {
  @IsUUID() readonly taskId!: string;
  @IsIn(REVIEW_FINDINGS) readonly finding!: string;
  @Matches(ONE_LINE) @MaxLength(200) readonly reviewedBy!: string;
}

export const recordReview: MoveForm = {
  move: 'record-review',
  path: 'review',
  title: 'Record that a clinician has looked at it',
  lead: ['Somebody said that things are worse. Who said it can read here that it was looked at.'],
  tells: 'referrer',
  button: 'Record the review',
  form: ReviewForm,
  questions: ({ placement }) => [
    {
      kind: 'radios',
      name: 'taskId',
      label: 'Which review?',
      options: placement.tasks
        .filter(({ step }) => step.what === 'review-worse')
        .map(({ taskId, step }) => ({ value: taskId, text: step.because })),
    },
    {
      kind: 'radios',
      name: 'finding',
      label: 'What was found?',
      options: optionsFrom(FINDINGS),
    },
    {
      kind: 'text',
      name: 'reviewedBy',
      label: 'Which clinician looked at it?',
      hint: 'Name and role.',
      width: 30,
    },
  ],
  sentences: {
    taskId: { isUuid: 'Select the review' },
    finding: { isIn: 'Select what was found' },
    reviewedBy: {
      matches: 'Enter which clinician looked at it',
      maxLength: 'Enter 200 characters or fewer',
    },
  },
  body: ({ taskId, finding, reviewedBy }) => ({ taskId, finding, reviewedBy }),
};
