import {
  addDays,
  FAILING_CONSUMERS,
  isDay,
  IsDay,
  IsSought,
  MayBeAbsent,
  SOUGHT_LONGEST,
  type FailingConsumer,
  type FindReferral,
} from '@waymark/contracts';
import { IsIn, Matches, MaxLength } from 'class-validator';
import { inLanguage, say } from '../../../language/say.js';
import { TIME } from '../../../layout/calls/call-form.js';
import {
  checkAnswers,
  type FormProblem,
  type Sentences,
} from '../../../layout/form/check-answers.js';
import { optionsFrom, type FormAnswers, type Question } from '../../../layout/form/question.js';
import { lastLondonInstant, londonInstant } from '../../../layout/london-time.js';

/** What an operator looks for a referral by; all that is given narrows together. */
class FindForm {
  @MayBeAbsent() @MaxLength(SOUGHT_LONGEST) @IsSought() readonly reference?: string;
  @MayBeAbsent() @IsIn(FAILING_CONSUMERS) readonly consumer?: FailingConsumer;
  @MayBeAbsent() @IsDay() readonly on?: string;
  @MayBeAbsent() @Matches(TIME) readonly from?: string;
  @MayBeAbsent() @Matches(TIME) readonly to?: string;
}

export const soughtQuestion: Question = inLanguage(() => ({
  kind: 'text',
  name: 'reference',
  label: say`Reference, id or trace`,
  hint: say`A reference, such as WM-4K7Q-2N8D, the id of a referral or of an event, or the trace that an error page asks people to quote. Capitals, spaces and dashes of a reference do not matter.`,
  width: 30,
  autocomplete: 'off',
}));

export const narrowingQuestions: readonly Question[] = inLanguage(() => [
  {
    kind: 'select',
    name: 'consumer',
    label: say`Consumer`,
    hint: say`Where an event failed, also if it was dealt with since.`,
    options: optionsFrom(Object.fromEntries(FAILING_CONSUMERS.map((one) => [one, one]))),
  },
  {
    kind: 'date',
    name: 'on',
    label: say`Day`,
    hint: say`When operations heard of it, a second or so after it was said. London time.`,
  },
  {
    kind: 'text',
    name: 'from',
    label: say`From`,
    hint: say`24-hour clock, for example 10:15`,
    width: 5,
  },
  {
    kind: 'text',
    name: 'to',
    label: say`To`,
    hint: say`Without it, to the end of the day`,
    width: 5,
  },
]);

const WHAT_CAN_BE_TYPED = (): string =>
  say`Enter a reference such as WM-4K7Q-2N8D, the id of a referral or an event, or a trace of 32 digits and letters`;

const sentences: Sentences = inLanguage(() => ({
  reference: { isSought: WHAT_CAN_BE_TYPED(), maxLength: WHAT_CAN_BE_TYPED() },
  consumer: { isIn: say`Select one of the consumers` },
  on: { isDay: say`The day must be a real date` },
  from: { matches: say`Enter when it begins, like 10:15` },
  to: { matches: say`Enter when it ends, like 10:45` },
}));

export function findProblems(answers: FormAnswers): readonly FormProblem[] {
  const problems = checkAnswers(FindForm, answers, sentences);
  if (problems.length > 0) return problems;
  const { on, from, to } = answers as FindAnswers;
  if (Object.values(answers).every((answer) => answer === undefined))
    return [
      { field: 'reference', text: say`Enter what you look for, or choose a consumer or a day` },
    ];
  if (on === undefined && (from ?? to) !== undefined)
    return [{ field: 'on', text: say`Enter the day of the times` }];
  const { from: begins, to: ends } = spanOf(answers) ?? {};
  return begins !== undefined && ends !== undefined && begins >= ends
    ? [{ field: 'to', text: say`It must end after it begins` }]
    : [];
}

interface FindAnswers {
  readonly reference?: string;
  readonly consumer?: FailingConsumer;
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
}

/** What is asked of operations; the answers have no problem. */
export function askedOf(answers: FormAnswers): FindReferral {
  const { reference, consumer } = answers as FindAnswers;
  return {
    ...(reference !== undefined && { reference }),
    ...(consumer !== undefined && { consumer }),
    ...spanOf(answers),
  };
}

/** A day is whole where no time is given; of an hour that comes twice, both. */
function spanOf({ on, from, to }: FindAnswers): Pick<FindReferral, 'from' | 'to'> | undefined {
  if (on === undefined || !isDay(on)) return undefined;
  const begins = londonInstant(on, from ?? '00:00');
  const ends =
    to === undefined ? londonInstant(addDays(on, 1), '00:00') : lastLondonInstant(on, to);
  return { from: begins.toISOString(), to: ends.toISOString() };
}
