import { IsIn, Matches } from 'class-validator';
import {
  IsDay,
  isTargetStep,
  MayBeAbsent,
  TARGET_BOUNDS,
  TARGET_STEPS,
  type Day,
  type OwnTarget,
  type ServiceSettings,
  type TargetStep,
} from '@waymark/contracts';
import { count, inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { dayWords } from '../../../layout/london-time.js';
import { targetStepWords } from '../../../layout/words/target-words.js';
import { spanProblems } from './span-problems.js';

const UP_TO_99 = /^[1-9]\d?$/;

export class TargetForm {
  @IsIn(TARGET_STEPS) readonly step!: string;
  @Matches(UP_TO_99) readonly workingDays!: string;
  @IsDay() readonly from!: string;
  @MayBeAbsent() @IsDay() readonly to?: string;
}

export const targetQuestions = ({ now }: ServiceSettings): readonly FormPart[] => [
  {
    kind: 'radios',
    name: 'step',
    label: say`For which step?`,
    hint: say`Only steps that are your service’s own promise. What keeps somebody safe is the same everywhere.`,
    options: now.targets.map(({ step, nationalWorkingDays }) => {
      const { least, most } = TARGET_BOUNDS[step];
      return {
        value: step,
        text: targetStepWords[step],
        hint: say`National default: ${count(nationalWorkingDays, 'working day')}. You can say ${String(least)} to ${String(most)}.`,
      };
    }),
  },
  {
    kind: 'text',
    name: 'workingDays',
    label: say`Within how many working days?`,
    hint: say`Weekends and bank holidays in England do not count.`,
    width: 2,
    inputMode: 'numeric',
  },
  {
    kind: 'date',
    name: 'from',
    label: say`From which day?`,
    hint: say`It counts for steps that begin on this day or later. Steps that have begun keep the date they were promised.`,
  },
  {
    kind: 'date',
    name: 'to',
    label: say`Up to which day? (optional)`,
    hint: say`The last day. Afterwards the national default holds. Leave it empty where it holds until you change it.`,
  },
];

export const targetSentences: Sentences = inLanguage(() => ({
  step: { isIn: say`Select the step` },
  workingDays: { matches: say`Enter the working days as a whole number, such as 5` },
  from: { isDay: say`The first day must be a real date` },
  to: { isDay: say`The last day must be a real date` },
}));

/** What is wrong with answers that are each well formed. */
export function targetProblems(answers: FormAnswers, today: Day): readonly FormProblem[] {
  const { step, workingDays } = answers;
  const bounds = typeof step === 'string' && isTargetStep(step) ? TARGET_BOUNDS[step] : undefined;
  const days = Number(workingDays);
  return [
    ...(bounds !== undefined && (days < bounds.least || days > bounds.most)
      ? [
          {
            field: 'workingDays',
            text: say`Working days must be from ${String(bounds.least)} to ${String(bounds.most)} for this step`,
          },
        ]
      : []),
    ...spanProblems(answers, today),
  ];
}

/** Answers that have been checked, as a target. */
export function targetFrom({ step, workingDays, from, to }: FormAnswers): OwnTarget {
  return {
    step: step as TargetStep,
    workingDays: Number(workingDays),
    from: from as Day,
    ...(typeof to === 'string' && { to }),
  };
}

/** `Accept or decline: within 5 working days, from 2 November 2026 to 31 January 2027` */
export function ownTargetWords({ step, workingDays, from, to }: OwnTarget): string {
  const until = to === undefined ? '' : say` to ${dayWords(to)}`;
  return say`${targetStepWords[step]}: within ${count(workingDays, 'working day')}, from ${dayWords(from)}${until}`;
}
