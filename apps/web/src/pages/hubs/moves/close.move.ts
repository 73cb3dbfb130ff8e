import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  CLOSING_OUTCOMES,
  DESTINATION_KINDS,
  GP_ANSWERS,
  IsDay,
  isDay,
  MayBeAbsent,
  ONE_LINE,
  OUTCOMES_AFTER_REVIEW,
  RISK_FINDINGS,
  type ClosingOutcome,
  type DestinationKind,
  type GpAnswer,
  type RiskFinding,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers } from '../../../layout/form/question.js';
import { destinationWords } from '../../../layout/words/placing-words.js';
import { textOf, type MoveForm } from './move-form.js';

/** Ends that are made here; the others are recorded in their own way. */
const OUTCOMES: Readonly<Partial<Record<ClosingOutcome, string>>> = inLanguage(() => ({
  'care-given': say`Care was given`,
  'she-declined-asked-by-a-person': say`The person does not want it, and somebody has asked them`,
  'could-not-be-reached-after-risk-review': say`The person could not be reached, and a clinician has reviewed the risk`,
  'missed-appointments-after-risk-review': say`Appointments were missed, and a clinician has reviewed the risk`,
  'signposted-after-risk-review': say`The person was told where help is, and a clinician has reviewed the risk`,
}));

const FINDINGS: Readonly<Record<RiskFinding, string>> = inLanguage(() => ({
  'no-risk-now': say`No risk that anybody has to look after now`,
  'another-team-looks-after-it': say`Another team knows of the risk and looks after it`,
}));

const GP: Readonly<Record<GpAnswer, string>> = inLanguage(() => ({
  told: say`Yes: our team has told them. Waymark sends nothing to a GP`,
  'referrer-asked': say`No: the team that sent the referral is asked to tell them`,
  'no-gp': say`No: the person has no GP`,
  'not-agreed': say`No: the person has not agreed to it`,
}));

const KINDS: readonly DestinationKind[] = [
  'talking-therapies',
  'charity',
  'bereavement-midwife',
  'birth-reflections',
  'health-visitor-or-gp',
  'early-help',
  'substance-misuse',
];

export class CloseForm {
  @IsIn(CLOSING_OUTCOMES) readonly outcome!: string;
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(200) readonly askedBy?: string;
  @MayBeAbsent() @IsDay() readonly askedOn?: string;
  @MayBeAbsent() @Matches(ONE_LINE) @MaxLength(200) readonly reviewedBy?: string;
  @MayBeAbsent() @IsDay() readonly reviewedOn?: string;
  @MayBeAbsent() @IsIn(RISK_FINDINGS) readonly finding?: string;
  @MayBeAbsent() @IsIn(GP_ANSWERS) readonly gp?: string;
  @MayBeAbsent() @IsIn(DESTINATION_KINDS) readonly signpostedTo?: string;
}

const LONG = (): string => say`Enter 200 characters or fewer`;

/** A real end: what each needs is asked on the one page, and only what it needs is sent. */
export const close: MoveForm = inLanguage(() => ({
  move: 'close',
  path: 'closure',
  title: say`Close this referral`,
  lead: [
    say`From then on nobody holds the person because of this referral. Not reached, missed or signposted is no end by itself: a clinician reviews the risk first.`,
  ],
  tells: 'teams',
  button: say`Close referral`,
  form: CloseForm,
  questions: () => [
    {
      kind: 'radios',
      name: 'outcome',
      label: say`How did it end?`,
      options: optionsFrom(OUTCOMES),
    },
    { kind: 'section', text: say`Where the person does not want it` },
    { kind: 'text', name: 'askedBy', label: say`Who asked the person?`, width: 30 },
    { kind: 'date', name: 'askedOn', label: say`When were they asked?` },
    { kind: 'section', text: say`Where the risk was reviewed` },
    {
      kind: 'text',
      name: 'reviewedBy',
      label: say`Which clinician reviewed the risk?`,
      hint: say`Name and role.`,
      width: 30,
    },
    {
      kind: 'date',
      name: 'reviewedOn',
      label: say`When was the risk reviewed?`,
      hint: say`Within the last 14 days.`,
    },
    {
      kind: 'radios',
      name: 'finding',
      label: say`What was found?`,
      options: optionsFrom(FINDINGS),
    },
    { kind: 'radios', name: 'gp', label: say`Was the GP told?`, options: optionsFrom(GP) },
    {
      kind: 'select',
      name: 'signpostedTo',
      label: say`Which other help was the person told about?`,
      options: KINDS.map((value) => ({ value, text: destinationWords[value] })),
    },
  ],
  sentences: {
    outcome: { isIn: say`Select how it ended` },
    askedBy: { matches: say`Enter who asked the person`, maxLength: LONG() },
    askedOn: { isDay: say`The day when they were asked must be a real date` },
    reviewedBy: { matches: say`Enter which clinician reviewed the risk`, maxLength: LONG() },
    reviewedOn: { isDay: say`The day of the review must be a real date` },
    finding: { isIn: say`Select what was found` },
    gp: { isIn: say`Select whether the GP was told` },
    signpostedTo: { isIn: say`Choose which other help the person was told about` },
  },
  alsoCheck: (answers, { today }) => closingProblems(answers, today),
  body: (answers) => ({ outcome: textOf(answers, 'outcome'), ...saidWith(answers) }),
}));

const DECLINED: ClosingOutcome = 'she-declined-asked-by-a-person';
const SIGNPOSTED: ClosingOutcome = 'signposted-after-risk-review';
const isReviewed = (outcome: string): boolean =>
  (OUTCOMES_AFTER_REVIEW as readonly string[]).includes(outcome);

function closingProblems(answers: FormAnswers, today: string): readonly FormProblem[] {
  const outcome = textOf(answers, 'outcome');
  const needed = [
    ...(outcome === DECLINED ? [MISSING.askedBy, MISSING.askedOn] : []),
    ...(isReviewed(outcome)
      ? [MISSING.reviewedBy, MISSING.reviewedOn, MISSING.finding, MISSING.gp]
      : []),
    ...(outcome === SIGNPOSTED ? [MISSING.signpostedTo] : []),
  ].filter(({ field }) => textOf(answers, field) === '');
  const later = ['askedOn', 'reviewedOn'].flatMap((field) => {
    const day = textOf(answers, field);
    return isDay(day) && day > today ? [{ field, text: say`The day cannot be after today` }] : [];
  });
  return [...needed, ...later];
}

const MISSING = inLanguage(
  () =>
    ({
      askedBy: { field: 'askedBy', text: say`Enter who asked the person` },
      askedOn: { field: 'askedOn', text: say`Enter when they were asked` },
      reviewedBy: { field: 'reviewedBy', text: say`Enter which clinician reviewed the risk` },
      reviewedOn: { field: 'reviewedOn', text: say`Enter when the risk was reviewed` },
      finding: { field: 'finding', text: say`Select what was found` },
      gp: { field: 'gp', text: say`Select whether the GP was told` },
      signpostedTo: {
        field: 'signpostedTo',
        text: say`Choose which other help the person was told about`,
      },
    }) as const,
);

function saidWith(answers: FormAnswers): object {
  const outcome = textOf(answers, 'outcome');
  if (outcome === DECLINED) {
    return { askedBy: textOf(answers, 'askedBy'), askedOn: textOf(answers, 'askedOn') };
  }
  if (!isReviewed(outcome)) return {};
  const { reviewedBy, reviewedOn, finding, gp, signpostedTo } = answers;
  return {
    riskReview: { reviewedBy, reviewedOn, finding, gp },
    ...(outcome === SIGNPOSTED && { signpostedTo }),
  };
}
