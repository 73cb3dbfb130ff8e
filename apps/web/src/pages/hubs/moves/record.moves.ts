import { IsIn, Matches, MaxLength } from 'class-validator';
import { IsDay, isDay } from '@waymark/contracts';
import { londonInstant, londonParts } from '../../../layout/london-time.js';
import { optionsFrom } from '../../../layout/form/question.js';
import { textOf, type MoveForm } from './move-form.js';

const LINE = /^[^\p{Cc}]*\S[^\p{Cc}]*$/u;
const TIME = /^([01]?\d|2[0-3])[:.]?[0-5]\d$/;
const TAKERS = {
  'emergency-999': 'Ambulance (999)',
  'crisis-4h': 'Crisis team, seen within 4 hours',
  crisis: 'Crisis team',
  'specialist-perinatal': 'Specialist perinatal mental health team',
};

export class CallForm {
  @IsIn(Object.keys(TAKERS)) readonly to!: string;
  @MaxLength(200) @Matches(LINE) readonly takenBy!: string;
  @IsDay() readonly on!: string;
  @Matches(TIME) readonly time!: string;
}

/** Who took the urgent call: until then the sending team holds the person. */
export const recordCall: MoveForm = {
  move: 'record-call',
  path: 'call',
  title: 'Record who took the call',
  lead: ['Record it after the call, not instead of it.'],
  button: 'Record the call',
  form: CallForm,
  prefill: londonParts,
  questions: () => [
    { kind: 'radios', name: 'to', label: 'Who was called?', options: optionsFrom(TAKERS) },
    {
      kind: 'text',
      name: 'takenBy',
      label: 'Who took the call?',
      hint: 'Name or role, and team.',
      width: 30,
    },
    { kind: 'date', name: 'on', label: 'On which day?' },
    {
      kind: 'text',
      name: 'time',
      label: 'At what time?',
      hint: '24-hour clock, for example 14:30',
      width: 5,
    },
  ],
  sentences: {
    to: { isIn: 'Select who was called' },
    takenBy: { matches: 'Enter who took the call', maxLength: 'Enter 200 characters or fewer' },
    on: { isDay: 'The day of the call must be a real date' },
    time: { matches: 'The time must be like 14:30' },
  },
  alsoCheck: (answers, { today }) => {
    const on = textOf(answers, 'on');
    const text = 'The call cannot have been after today';
    return isDay(on) && on > today ? [{ field: 'on', text }] : [];
  },
  body: (answers, { now }) => {
    const at = londonInstant(textOf(answers, 'on'), textOf(answers, 'time'));
    // A clock that is a minute ahead must not make the call one of the future.
    const recorded = at.getTime() > now.getTime() ? now : at;
    return {
      to: textOf(answers, 'to'),
      takenBy: textOf(answers, 'takenBy'),
      at: recorded.toISOString(),
    };
  },
};

export class ReceiptForm {
  @MaxLength(200) @Matches(LINE) readonly place!: string;
  @MaxLength(200) @Matches(LINE) readonly takenBy!: string;
}

export const recordReceipt: MoveForm = {
  move: 'record-receipt',
  path: 'receipt',
  title: 'Record who has taken over',
  lead: ['For a place that is not in Waymark. From then on that team holds the person.'],
  button: 'Record',
  form: ReceiptForm,
  questions: () => [
    { kind: 'text', name: 'place', label: 'Which team has taken over?', width: 30 },
    { kind: 'text', name: 'takenBy', label: 'Who there has confirmed it?', width: 30 },
  ],
  sentences: {
    place: {
      matches: 'Enter which team has taken over',
      maxLength: 'Enter 200 characters or fewer',
    },
    takenBy: { matches: 'Enter who has confirmed it', maxLength: 'Enter 200 characters or fewer' },
  },
  body: ({ place, takenBy }) => ({ place, takenBy }),
};
