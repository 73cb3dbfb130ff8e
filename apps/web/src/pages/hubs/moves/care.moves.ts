import { IsIn } from 'class-validator';
import { IsDay, MayBeAbsent, PAUSE_REASONS, PAUSE_REASON_CODES, isDay } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { pauseReasonWords } from '../../../layout/words/appointment-words.js';
import type { Option } from '../../../layout/form/question.js';
import { textOf, type MoveForm } from './move-form.js';

export class WaitlistForm {
  @MayBeAbsent() @IsDay() readonly expectedBy?: string;
}

/** On the waiting list somebody stays in touch. */
export const waitlist: MoveForm = inLanguage(() => ({
  move: 'waitlist',
  path: 'waiting-list',
  title: say`Put on the waiting list`,
  lead: [
    say`Your team has accepted the person and holds them. Somebody is in touch at least every four weeks while the person waits.`,
  ],
  tells: 'referrer',
  button: say`Put on the waiting list`,
  form: WaitlistForm,
  questions: () => [
    {
      kind: 'date',
      name: 'expectedBy',
      label: say`When is help expected to begin? (optional)`,
      hint: say`Leave it empty where nobody can say.`,
    },
  ],
  sentences: { expectedBy: { isDay: say`The day when help is expected must be a real date` } },
  alsoCheck: (answers, { today }) => {
    const expectedBy = textOf(answers, 'expectedBy');
    const text = say`The day when help is expected must be today or later`;
    return isDay(expectedBy) && expectedBy < today ? [{ field: 'expectedBy', text }] : [];
  },
  body: ({ expectedBy }) => ({ ...(expectedBy !== undefined && { expectedBy }) }),
}));

export class PauseForm {
  @IsIn(PAUSE_REASON_CODES) readonly reason!: string;
  @IsDay() readonly until!: string;
}

const CLOCKS = inLanguage(() => ({
  'stands-still': say`The clock of the next step stands still`,
  runs: say`The clock goes on`,
}));

const reasons: readonly Option[] = inLanguage(() =>
  PAUSE_REASON_CODES.map((value) => ({
    value,
    text: pauseReasonWords[value],
    hint: CLOCKS[PAUSE_REASONS[value].clock],
  })),
);

/** A pause has a reason and an end; the person's own wait is counted on. */
export const pause: MoveForm = inLanguage(() => ({
  move: 'pause',
  path: 'pause',
  title: say`Pause this referral`,
  lead: [say`Your team goes on holding the person. How long the person has waited is counted on.`],
  tells: 'referrer',
  button: say`Pause`,
  form: PauseForm,
  questions: () => [
    { kind: 'radios', name: 'reason', label: say`Why is it paused?`, options: reasons },
    {
      kind: 'date',
      name: 'until',
      label: say`When does somebody look at it again?`,
      hint: say`Within three months. It is asked for on that day.`,
    },
  ],
  sentences: {
    reason: { isIn: say`Select why it is paused` },
    until: { isDay: say`The day when somebody looks at it again must be a real date` },
  },
  alsoCheck: (answers, { today }) => {
    const until = textOf(answers, 'until');
    const text = say`The day when somebody looks at it again must be after today`;
    return isDay(until) && until <= today ? [{ field: 'until', text }] : [];
  },
  body: ({ reason, until }) => ({ reason, until }),
}));
