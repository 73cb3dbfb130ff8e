import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  addYears,
  CLOSURE_REASONS,
  IsDay,
  isDay,
  type ClosureException,
  type ClosureReason,
  type Day,
  type DirectoryEntry,
  type ServiceOpening,
  type ThinkOfClosure,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../../../layout/form/question.js';
import { textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { closureReasonWords } from '../../../layout/words/closure-words.js';

/** The answer where nobody is named. */
export const NOBODY = 'landing-team';

export class ClosingForm {
  @IsIn(CLOSURE_REASONS) readonly reason!: string;
  @IsDay() readonly on!: string;
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly successor!: string;
  @MaxLength(300) @Matches(/\S/) readonly wording!: string;
}

const TAKING: readonly ServiceOpening[] = ['open', 'limited', 'waiting-list-only'];

export const closingQuestions = (
  services: readonly DirectoryEntry[],
  own: string,
): readonly FormPart[] => [
  {
    kind: 'radios',
    name: 'reason',
    label: say`Why does the service close?`,
    options: optionsFrom(closureReasonWords),
  },
  {
    kind: 'date',
    name: 'on',
    label: say`From which day does it take nobody?`,
    hint: say`Until then people are offered to you as usual, and whoever comes moves with the others.`,
  },
  {
    kind: 'select',
    name: 'successor',
    label: say`Which service is asked to go on with the people you have?`,
    hint: say`The next page shows each of them, and you can choose otherwise for single ones.`,
    options: [
      { value: NOBODY, text: say`None: the landing team finds a place for each` },
      ...services
        .filter(
          ({ serviceId, joined, opening }) =>
            joined && TAKING.includes(opening) && serviceId !== own,
        )
        .map(({ serviceId, name, area }) => ({ value: serviceId, text: `${name}, ${area}` })),
    ],
  },
  {
    kind: 'textarea',
    name: 'wording',
    label: say`What should referrers read from that day on?`,
    hint: say`Public, up to 300 characters: why, and where people can turn. Never anything about a person.`,
  },
];

export const closingSentences: Sentences = inLanguage(() => ({
  reason: { isIn: say`Select why the service closes` },
  on: { isDay: say`The day must be a real date` },
  successor: { matches: say`Choose which service is asked, or none` },
  wording: {
    matches: say`Enter what referrers should read: why, and where people can turn`,
    maxLength: say`What referrers read must be 300 characters or fewer`,
  },
}));

const FURTHEST_YEARS = 2;

export function closingProblems(
  { on, reason, successor }: FormAnswers,
  today: Day,
): readonly FormProblem[] {
  return [
    ...(isDay(on) && on < today
      ? [{ field: 'on', text: say`The day must be today or later` }]
      : []),
    ...(isDay(on) && on > addYears(today, FURTHEST_YEARS)
      ? [{ field: 'on', text: say`The day must be within two years` }]
      : []),
    ...(reason === 'merged' && successor === NOBODY
      ? [{ field: 'successor', text: say`Choose the service into which yours is merged` }]
      : []),
  ];
}

const EXCEPTION = /^to-([0-9a-f-]{36})$/;

/** Whatever was chosen otherwise for single referrals, as the page names its fields. */
export function exceptionsIn(posted: PostedForm): readonly ClosureException[] {
  return Object.entries(posted).flatMap(([field, value]) => {
    const referralId = EXCEPTION.exec(field)?.[1];
    const to = textIn(value);
    if (referralId === undefined || to === undefined || to === 'as-the-others') return [];
    return [{ referralId, ...(to !== NOBODY && { successorId: to }) }];
  });
}

/** Answers that have been checked, as routing asks for them. */
export function closureFrom(answers: FormAnswers, posted: PostedForm): ThinkOfClosure {
  const successor = oneLine(answers.successor);
  return {
    on: oneLine(answers.on),
    reason: oneLine(answers.reason) as ClosureReason,
    exceptions: exceptionsIn(posted),
    ...(successor !== NOBODY && { successorId: successor }),
  };
}

export const oneLine = (answer: FormAnswers[string] | undefined): string =>
  typeof answer === 'string' ? answer.replaceAll(/\s+/g, ' ') : '';
