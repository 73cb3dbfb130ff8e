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
import { inLanguage, say } from '../../../language/say.js';
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
    text: noBaby && value === 'estrangement' ? estrangementAfterLoss() : signWords[value],
    ...(signHints[value] !== undefined && { hint: signHints[value] }),
  }));
};

/** Said by whoever knows the person; a clinician looks at it the same day. */
export const sayWorse: MoveForm = inLanguage(() => ({
  move: 'say-worse',
  path: 'worse',
  title: say`Things are worse`,
  lead: [
    say`In danger now: telephone 999, or the local crisis team, or NHS 111 and choose the mental health option. This page delays nothing and replaces no call.`,
    say`A clinician of the team that holds the person looks at it within four hours, day or night, and that team goes on holding them.`,
  ],
  tells: 'referrer',
  button: say`Ask for a review today`,
  form: WorseForm,
  needsReferral: true,
  questions: ({ occurrences }) => [
    {
      kind: 'textarea',
      name: 'what',
      label: say`What is different?`,
      hint: say`Without names. Up to 500 characters. ${NEVER_WRITE()}`,
    },
    {
      kind: 'checkboxes',
      name: 'signs',
      label: say`Are there signs such as these? (leave empty if none)`,
      hint: say`Select all that apply.`,
      options: signsFor(occurrences),
    },
    {
      kind: 'radios',
      name: 'urgency',
      label: say`How soon does somebody have to act?`,
      options: optionsFrom({
        'call-now': say`Now: somebody has to be called`,
        'within-48-hours': say`Within 48 hours`,
        'not-urgent': say`Not urgent, but it has to be looked at today`,
      }),
    },
  ],
  sentences: {
    what: { matches: say`Enter what is different`, maxLength: say`Enter 500 characters or fewer` },
    signs: {
      isArray: say`Select signs from the list`,
      arrayMaxSize: say`Select no more than 20 signs`,
      isIn: say`Select signs from the list`,
    },
    urgency: { isIn: say`Select how soon somebody has to act` },
  },
  body: (answers) => ({
    what: textOf(answers, 'what'),
    signs: answers.signs ?? [],
    urgency: textOf(answers, 'urgency'),
  }),
}));

const FINDINGS: Readonly<Record<ReviewFinding, string>> = inLanguage(() => ({
  'goes-on-as-planned': say`It goes on as planned`,
  'seen-sooner': say`The person is seen sooner`,
  'more-help-needed': say`More help is needed: somebody looks for it`,
}));

export class ReviewForm {
  @IsUUID() readonly taskId!: string;
  @IsIn(REVIEW_FINDINGS) readonly finding!: string;
  @Matches(ONE_LINE) @MaxLength(200) readonly reviewedBy!: string;
}

export const recordReview: MoveForm = inLanguage(() => ({
  move: 'record-review',
  path: 'review',
  title: say`Record that a clinician has looked at it`,
  lead: [
    say`Somebody said that things are worse. Who said it can read here that it was looked at.`,
  ],
  tells: 'referrer',
  button: say`Record the review`,
  form: ReviewForm,
  questions: ({ placement }) => [
    {
      kind: 'radios',
      name: 'taskId',
      label: say`Which review?`,
      options: placement.tasks
        .filter(({ step }) => step.what === 'review-worse')
        .map(({ taskId, step }) => ({ value: taskId, text: step.because })),
    },
    {
      kind: 'radios',
      name: 'finding',
      label: say`What was found?`,
      options: optionsFrom(FINDINGS),
    },
    {
      kind: 'text',
      name: 'reviewedBy',
      label: say`Which clinician looked at it?`,
      hint: say`Name and role.`,
      width: 30,
    },
  ],
  sentences: {
    taskId: { isUuid: say`Select the review` },
    finding: { isIn: say`Select what was found` },
    reviewedBy: {
      matches: say`Enter which clinician looked at it`,
      maxLength: say`Enter 200 characters or fewer`,
    },
  },
  body: ({ taskId, finding, reviewedBy }) => ({ taskId, finding, reviewedBy }),
}));
