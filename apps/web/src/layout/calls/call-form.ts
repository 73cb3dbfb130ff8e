import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  CALL_TAKERS,
  IsDay,
  isDay,
  londonDay,
  type CallTaken,
  type CallTaker,
  ONE_LINE,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';
import type { FormProblem, Sentences } from '../form/check-answers.js';
import { optionsFrom, type FormAnswers, type FormPart } from '../form/question.js';
import { isLondonTime, londonInstant } from '../london-time.js';
import { callTakerWords } from '../words/safety-words.js';

/** A time as people type it: `14:30`, `1430`. */
export const TIME = /^([01]?\d|2[0-3])[:.]?[0-5]\d$/;

/** Who took an urgent call, wherever it is recorded. */
export class CallForm {
  @IsIn(CALL_TAKERS) readonly to!: string;
  @MaxLength(200) @Matches(ONE_LINE) readonly takenBy!: string;
  @IsDay() readonly on!: string;
  @Matches(TIME) readonly time!: string;
}

export const callQuestions: readonly FormPart[] = inLanguage(() => [
  { kind: 'radios', name: 'to', label: say`Who was called?`, options: optionsFrom(callTakerWords) },
  {
    kind: 'text',
    name: 'takenBy',
    label: say`Who took the call?`,
    hint: say`Name or role, and team.`,
    width: 30,
  },
  { kind: 'date', name: 'on', label: say`On which day?` },
  {
    kind: 'text',
    name: 'time',
    label: say`At what time?`,
    hint: say`24-hour clock, for example 14:30`,
    width: 5,
  },
]);

export const callSentences: Sentences = inLanguage(() => ({
  to: { isIn: say`Select who was called` },
  takenBy: { matches: say`Enter who took the call`, maxLength: say`Enter 200 characters or fewer` },
  on: { isDay: say`The day of the call must be a real date` },
  time: { matches: say`The time must be like 14:30` },
}));

/** So far a clock may be ahead of this one. */
const AHEAD_MS = 5 * 60_000;

export function callProblems(answers: FormAnswers, now: Date): readonly FormProblem[] {
  const [on, time] = [textOf(answers, 'on'), textOf(answers, 'time')];
  if (!isDay(on) || !TIME.test(time)) return [];
  if (on > londonDay(now)) {
    return [{ field: 'on', text: say`The call cannot have been after today` }];
  }
  if (!isLondonTime(on, time)) {
    const text = say`There was no such time on that day: the clocks went forward`;
    return [{ field: 'time', text }];
  }
  const text = say`The call cannot have been later than now: check the time`;
  const isToCome = londonInstant(on, time).getTime() > now.getTime() + AHEAD_MS;
  return isToCome ? [{ field: 'time', text }] : [];
}

/** The call as it is told; a clock that is a minute ahead does not make it one of the future. */
export function callTakenFrom(answers: FormAnswers, now: Date): CallTaken {
  const at = londonInstant(textOf(answers, 'on'), textOf(answers, 'time'));
  return {
    to: textOf(answers, 'to') as CallTaker,
    takenBy: textOf(answers, 'takenBy'),
    at: (at.getTime() > now.getTime() ? now : at).toISOString(),
  };
}

const textOf = (answers: FormAnswers, field: string): string => {
  const answer = answers[field];
  return typeof answer === 'string' ? answer : '';
};
