import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  APPOINTMENTS_AFTER_DEATH,
  FREE_TEXT,
  IsDay,
  isDay,
  MayBeAbsent,
  WHO_DIED,
  type AppointmentsAfterDeath,
  type WhoDied,
} from '@waymark/contracts';
import { optionsFrom } from '../../../layout/form/question.js';
import { textOf, type MoveForm } from './move-form.js';

const WHO: Readonly<Record<WhoDied, string>> = {
  woman: 'The person who was referred',
  baby: 'A baby',
};

export class DeathForm {
  @IsIn(WHO_DIED) readonly who!: string;
  @MayBeAbsent() @IsDay() readonly on?: string;
}

/** Messages stop at once; a person looks at what was booked. */
export const recordDeath: MoveForm = {
  move: 'record-death',
  path: 'death',
  title: 'Record a death',
  lead: [
    'No message goes to the person from now on, not even one that waits to go out. Somebody looks at the appointments that are booked. If it turns out to be a mistake, it can be put right.',
  ],
  button: 'Record it',
  form: DeathForm,
  questions: () => [
    { kind: 'radios', name: 'who', label: 'Who has died?', options: optionsFrom(WHO) },
    { kind: 'date', name: 'on', label: 'On which day? (leave empty if not known)' },
  ],
  sentences: {
    who: { isIn: 'Select who has died' },
    on: { isDay: 'The day must be a real date' },
  },
  alsoCheck: (answers, { today }) => {
    const on = textOf(answers, 'on');
    return isDay(on) && on > today ? [{ field: 'on', text: 'The day cannot be after today' }] : [];
  },
  body: ({ who, on }) => ({ who, ...(on !== undefined && { on }) }),
};

export class CorrectionForm {
  @IsIn(WHO_DIED) readonly who!: string;
  @Matches(FREE_TEXT) @MaxLength(500) readonly because!: string;
}

export const correctDeath: MoveForm = {
  move: 'correct-death',
  path: 'death-correction',
  title: 'A death was recorded by mistake',
  lead: [
    'It goes on where it was, and messages may go out again. The mistake and its correction stay in the history.',
  ],
  button: 'Put it right',
  form: CorrectionForm,
  questions: () => [
    { kind: 'radios', name: 'who', label: 'Whose death was it?', options: optionsFrom(WHO) },
    {
      kind: 'textarea',
      name: 'because',
      label: 'How did it come about?',
      hint: 'Without names. Up to 500 characters.',
    },
  ],
  sentences: {
    who: { isIn: 'Select whose death was recorded' },
    because: { matches: 'Enter how it came about', maxLength: 'Enter 500 characters or fewer' },
  },
  body: ({ who, because }) => ({ who, because }),
};

const APPOINTMENTS: Readonly<Record<AppointmentsAfterDeath, string>> = {
  'none-booked': 'None was booked',
  cancelled: 'They are cancelled, and those who were to see the person know why',
  'go-on': 'They go on, agreed with the person (only after the death of a baby)',
};

export class DeathReviewForm {
  @IsIn(APPOINTMENTS_AFTER_DEATH) readonly appointments!: string;
}

export const reviewDeath: MoveForm = {
  move: 'record-death-review',
  path: 'death-review',
  title: 'Record what became of appointments',
  lead: ['After the death of the person the referral is closed by it.'],
  button: 'Record',
  form: DeathReviewForm,
  questions: () => [
    {
      kind: 'radios',
      name: 'appointments',
      label: 'What becomes of appointments that were booked?',
      options: optionsFrom(APPOINTMENTS),
    },
  ],
  sentences: { appointments: { isIn: 'Select what becomes of appointments' } },
  body: ({ appointments }) => ({ appointments }),
};
