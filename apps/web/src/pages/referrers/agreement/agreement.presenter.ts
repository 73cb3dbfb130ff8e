import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  AGREEMENT_ANSWERS,
  ASKED_HOW,
  CONSENT_RECIPIENTS,
  IsDay,
  isUnder16,
  MayBeAbsent,
  ONE_LINE,
  UNDER_16_CONSENTS,
  type AgreementAnswer,
  type AskedHow,
  type ConsentRecipient,
  type Day,
  type FieldProblem,
  type RecordAgreement,
  type ReferralView,
} from '@waymark/contracts';
import { inLanguage, inSentence, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { newIdempotencyKey } from '../../../layout/form/idempotency-key.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { linkProblems, showQuestions } from '../../../layout/form/show-questions.js';
import {
  agreementWords,
  askedHowWords,
  consentWords,
  recipientWords,
  under16Words,
} from '../../../layout/words/people-words.js';

const NOT_ASKED = 'not-asked';
const ANSWERS = [...AGREEMENT_ANSWERS, NOT_ASKED];

export class AgreementForm {
  @IsIn(ANSWERS) readonly hub!: string;
  @IsIn(ANSWERS) readonly otherNhs!: string;
  @IsIn(ANSWERS) readonly vcse!: string;
  @IsIn(ANSWERS) readonly gp!: string;
  @MayBeAbsent() @IsDay() readonly askAgainOn?: string;
  @MayBeAbsent() @IsIn(UNDER_16_CONSENTS) readonly under16?: string;
  @IsIn(ASKED_HOW) readonly how!: string;
  @IsDay() readonly askedOn!: string;
  @Matches(ONE_LINE) @MaxLength(200) readonly askedBy!: string;
}

const WHICH: Readonly<Record<ConsentRecipient, string>> = inLanguage(() => ({
  hub: say`the maternal mental health service`,
  otherNhs: say`another NHS team`,
  vcse: say`a charity`,
  gp: say`the GP practice`,
}));

export const agreementSentences: Sentences = inLanguage(() => ({
  ...Object.fromEntries(
    CONSENT_RECIPIENTS.map((recipient) => [
      recipient,
      { isIn: say`Select what the person said about ${WHICH[recipient]}` },
    ]),
  ),
  askAgainOn: { isDay: say`The day on which the person is asked again must be a real date` },
  under16: { isIn: say`Select whose answer it is` },
  how: { isIn: say`Select how the person was asked` },
  askedOn: { isDay: say`The day on which the person was asked must be a real date` },
  askedBy: {
    maxLength: say`Who asked must be 200 characters or fewer`,
    matches: say`Enter who asked, on one line`,
  },
}));

/** What intake may find wrong that only it can know, or that is about several answers. */
const OF_RULE: Readonly<Record<string, readonly [field: string, text: string]>> = inLanguage(
  () => ({
    'nothing-said': ['hub', say`Select what the person said about at least one of them`],
    'ask-again': ['askAgainOn', say`Enter the day on which the person is asked again`],
    'nothing-to-ask-again': [
      'askAgainOn',
      say`Leave the day empty where the person does not want to think about it`,
    ],
    'ask-again-in-time': ['askAgainOn', say`Ask again after today, within 4 weeks`],
    'in-the-future': [
      'askedOn',
      say`The day on which the person was asked must be today or earlier`,
    ],
    'before-it-was-sent': [
      'askedOn',
      say`The day on which the person was asked must not be before the referral was sent`,
    ],
    'under-16-consent': ['under16', say`Select whose answer it is`],
    'not-under-16': ['maincontent', say`The person is 16 or older: load the page again`],
  }),
);

export const problemsRefused = (refused: readonly FieldProblem[]): readonly FormProblem[] =>
  refused.map(({ rule, message }) => {
    const [field, text] = OF_RULE[rule] ?? ['maincontent', message];
    return { field, text };
  });

const answerOptions = inLanguage(() =>
  optionsFrom({ ...agreementWords, [NOT_ASKED]: say`Not asked this time` }),
);

export const agreementQuestions = (referral: ReferralView, today: Day): readonly FormPart[] => [
  ...CONSENT_RECIPIENTS.map((recipient): FormPart => {
    const stands = inSentence(consentWords[referral.sent.consent[recipient]]);
    return {
      kind: 'radios',
      name: recipient,
      label: recipientWords[recipient],
      hint: say`Until now: ${stands}.`,
      options: answerOptions,
    };
  }),
  {
    kind: 'date',
    name: 'askAgainOn',
    label: say`If the person wants to think about it: when will somebody ask again?`,
    hint: say`Within 4 weeks. It appears in your list on that day.`,
  },
  ...(isUnder16(referral.sent.person.birthDate, today)
    ? [
        {
          kind: 'radios' as const,
          name: 'under16',
          label: say`Under 16: whose answer is it?`,
          hint: say`Follow your safeguarding procedure as well; under 13 at once.`,
          options: optionsFrom(under16Words),
        },
      ]
    : []),
  {
    kind: 'radios',
    name: 'how',
    label: say`How was the person asked?`,
    options: optionsFrom(askedHowWords),
  },
  { kind: 'date', name: 'askedOn', label: say`On which day?` },
  {
    kind: 'text',
    name: 'askedBy',
    label: say`Who asked?`,
    hint: say`Name or role. It is kept with the answer.`,
    width: 30,
  },
];

/** What is likely: those who have agreed were not asked again, and whoever writes it down has asked, today. */
export const agreementPrefill = (
  { sent }: ReferralView,
  today: Day,
  name: string | undefined,
): FormAnswers => ({
  ...Object.fromEntries(
    CONSENT_RECIPIENTS.map((recipient) => [
      recipient,
      sent.consent[recipient] === 'yes' ? NOT_ASKED : undefined,
    ]),
  ),
  askedOn: today,
  askedBy: name,
});

export function agreementBody(answers: FormAnswers, factsVersion: number): RecordAgreement {
  const { askAgainOn, under16 } = answers;
  return {
    said: CONSENT_RECIPIENTS.filter((recipient) => answers[recipient] !== NOT_ASKED).map(
      (recipient) => ({ recipient, answer: answers[recipient] as AgreementAnswer }),
    ),
    how: answers.how as AskedHow,
    askedOn: answers.askedOn as Day,
    askedBy: answers.askedBy as string,
    ...(askAgainOn !== undefined && { askAgainOn: askAgainOn as Day }),
    ...(under16 !== undefined && { under16: under16 as NonNullable<RecordAgreement['under16']> }),
    factsVersion,
  };
}

export interface Shown {
  readonly answers: FormAnswers;
  readonly problems?: readonly FormProblem[];
  /** The version that was read when the page was opened. */
  readonly version?: number;
}

export function agreementPage(
  referral: ReferralView,
  today: Day,
  back: string,
  { answers, problems = [], version = referral.factsVersion }: Shown,
): object {
  const parts = agreementQuestions(referral, today);
  const { nextStep } = referral;
  return {
    title: say`Record what the person said about sharing`,
    section: back.startsWith('/worklist') ? say`Worklist` : say`My referrals`,
    reference: referral.reference,
    fullName: referral.fullName,
    asked: nextStep?.what === 'ask-her' ? nextStep.because : undefined,
    problems: linkProblems(parts, problems),
    questions: showQuestions(parts, answers, problems),
    hidden: { idempotencyKey: newIdempotencyKey(), version: String(version) },
    back: { href: back, text: say`Back` },
  };
}
