import { IsIn, MaxLength } from 'class-validator';
import {
  IsDay,
  KEPT_OPENINGS,
  MayBeAbsent,
  type Day,
  type KeptOpening,
  type OpeningPeriod,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem, Sentences } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart } from '../../../layout/form/question.js';
import { openingMeans, openingWords } from '../../../layout/words/service-words.js';
import { spanProblems } from './span-problems.js';

export class OpeningForm {
  @IsIn(KEPT_OPENINGS) readonly opening!: string;
  @IsDay() readonly from!: string;
  @MayBeAbsent() @IsDay() readonly to?: string;
  @MayBeAbsent() @MaxLength(300) readonly wording?: string;
}

export const openingQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'radios',
    name: 'opening',
    label: say`How is the service open?`,
    options: KEPT_OPENINGS.map((value) => ({
      value,
      text: openingWords[value],
      hint: openingMeans[value],
    })),
  },
  { kind: 'date', name: 'from', label: say`From which day?` },
  {
    kind: 'date',
    name: 'to',
    label: say`Up to which day? (optional)`,
    hint: say`The last day. Leave it empty where it holds until you change it. What was said for later days goes on afterwards.`,
  },
  {
    kind: 'textarea',
    name: 'wording',
    label: say`What should referrers read?`,
    hint: say`Public, up to 300 characters. Needed where nobody is taken: say why, and where people can turn. Never anything about a person.`,
  },
]);

export const openingSentences: Sentences = inLanguage(() => ({
  opening: { isIn: say`Select how the service is open` },
  from: { isDay: say`The first day must be a real date` },
  to: { isDay: say`The last day must be a real date` },
  wording: { maxLength: say`What referrers read must be 300 characters or fewer` },
}));

const TAKES_NOBODY = ['paused', 'closed'];

export function openingProblems(answers: FormAnswers, today: Day): readonly FormProblem[] {
  const { opening, wording } = answers;
  return [
    ...spanProblems(answers, today),
    ...(typeof opening === 'string' && TAKES_NOBODY.includes(opening) && wording === undefined
      ? [{ field: 'wording', text: say`Enter why nobody is taken, and where people can turn` }]
      : []),
  ];
}

/** Answers that have been checked, as an opening; what was typed on several lines becomes one. */
export function periodFrom(answers: FormAnswers): OpeningPeriod {
  const text = (field: string): string | undefined => {
    const answer = answers[field];
    return typeof answer === 'string' ? answer.replaceAll(/\s+/g, ' ') : undefined;
  };
  const to = text('to');
  const wording = text('wording');
  return {
    opening: (text('opening') ?? 'open') as KeptOpening,
    from: text('from') ?? '',
    ...(to !== undefined && { to }),
    ...(wording !== undefined && { wording }),
  };
}
