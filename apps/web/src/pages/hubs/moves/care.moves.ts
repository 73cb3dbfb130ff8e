import { IsIn } from 'class-validator';
import { IsDay, MayBeAbsent, PAUSE_REASONS, PAUSE_REASON_CODES, isDay } from '@waymark/contracts';
import type { Option } from '../../../layout/form/question.js';
import { textOf, type MoveForm } from './move-form.js';

export class WaitlistForm {
  @MayBeAbsent() @IsDay() readonly expectedBy?: string;
}

/** On the waiting list somebody stays in touch. */
export const waitlist: MoveForm = {
  move: 'waitlist',
  path: 'waiting-list',
  title: 'Put on the waiting list',
  lead: [
    'Your team has accepted the person and holds them. Somebody is in touch at least every four weeks while the person waits.',
  ],
  tells: 'referrer',
  button: 'Put on the waiting list',
  form: WaitlistForm,
  questions: () => [
    {
      kind: 'date',
      name: 'expectedBy',
      label: 'When is help expected to begin? (optional)',
      hint: 'Leave it empty where nobody can say.',
    },
  ],
  sentences: { expectedBy: { isDay: 'The day when help is expected must be a real date' } },
  alsoCheck: (answers, { today }) => {
    const expectedBy = textOf(answers, 'expectedBy');
    const text = 'The day when help is expected must be today or later';
    return isDay(expectedBy) && expectedBy < today ? [{ field: 'expectedBy', text }] : [];
  },
  body: ({ expectedBy }) => ({ ...(expectedBy !== undefined && { expectedBy }) }),
};

export class PauseForm {
  @IsIn(PAUSE_REASON_CODES) readonly reason!: string;
  @IsDay() readonly until!: string;
}

const CLOCKS = {
  'stands-still': 'The clock of the next step stands still',
  runs: 'The clock goes on',
};

const reasons: readonly Option[] = PAUSE_REASON_CODES.map((value) => ({
  value,
  text: PAUSE_REASONS[value].words,
  hint: CLOCKS[PAUSE_REASONS[value].clock],
}));

/** A pause has a reason and an end; the person's own wait is counted on. */
export const pause: MoveForm = {
  move: 'pause',
  path: 'pause',
  title: 'Pause this referral',
  lead: ['Your team goes on holding the person. How long the person has waited is counted on.'],
  tells: 'referrer',
  button: 'Pause',
  form: PauseForm,
  questions: () => [
    { kind: 'radios', name: 'reason', label: 'Why is it paused?', options: reasons },
    {
      kind: 'date',
      name: 'until',
      label: 'When does somebody look at it again?',
      hint: 'Within three months. It is asked for on that day.',
    },
  ],
  sentences: {
    reason: { isIn: 'Select why it is paused' },
    until: { isDay: 'The day when somebody looks at it again must be a real date' },
  },
  alsoCheck: (answers, { today }) => {
    const until = textOf(answers, 'until');
    const text = 'The day when somebody looks at it again must be after today';
    return isDay(until) && until <= today ? [{ field: 'until', text }] : [];
  },
  body: ({ reason, until }) => ({ reason, until }),
};
