import { IsIn, IsUUID, Matches } from 'class-validator';
import {
  APPOINTMENT_MODES,
  APPOINTMENT_PURPOSE_CODES,
  INTERPRETER_ANSWERS,
  IsDay,
  RECORDED_OUTCOMES,
  isDay,
  type AppointmentView,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import {
  optionsFrom,
  type FormAnswers,
  type FormPart,
  type Option,
} from '../../../layout/form/question.js';
import {
  appointmentLine,
  interpreterWords,
  modeWords,
  purposeWords,
  outcomeWords,
} from '../../../layout/words/appointment-words.js';
import {
  askedInterpreter,
  BookedInterpreterForm,
  bookedInterpreterProblems,
  bookedInterpreterQuestions,
  bookedInterpreterSentences,
  interpreterBooked,
  NEVER_FAMILY,
} from './booked-interpreter.js';
import { textOf, type MoveContext, type MoveForm } from './move-form.js';

const TIME = /^([01]?\d|2[0-3])[:.]?[0-5]\d$/;
const MINUTES = /^([5-9]|[1-9]\d|[1-3]\d\d|4[0-7]\d|480)$/;

export class AppointmentForm extends BookedInterpreterForm {
  @IsIn(APPOINTMENT_PURPOSE_CODES) readonly purpose!: string;
  @IsIn(APPOINTMENT_MODES) readonly mode!: string;
  @IsDay() readonly on!: string;
  @Matches(TIME) readonly time!: string;
  @Matches(MINUTES) readonly minutes!: string;
  @IsIn([...INTERPRETER_ANSWERS, 'declined']) readonly interpreter!: string;
}

const purposes = inLanguage(() => optionsFrom(purposeWords));

const interpreterHint = ({ interpreter }: MoveContext): string =>
  interpreter?.needed === true
    ? say`The referral says that one is needed: ${interpreter.words}. ${NEVER_FAMILY()}`
    : NEVER_FAMILY();

const DECLINED: Option = inLanguage(() => ({
  value: 'declined',
  text: say`Needed, and the person does not want one`,
  hint: say`Only where they have said so themselves, through an interpreter and without family there.`,
}));

/** Nobody declines what is not known to be needed. */
const interpreterOptions = ({ interpreter }: MoveContext): readonly Option[] => [
  ...optionsFrom(interpreterWords),
  ...(interpreter?.needed === true ? [DECLINED] : []),
];

const bookingQuestions: MoveForm['questions'] = (context) => [
  { kind: 'radios', name: 'purpose', label: say`What is it for?`, options: purposes },
  { kind: 'radios', name: 'mode', label: say`How?`, options: optionsFrom(modeWords) },
  { kind: 'date', name: 'on', label: say`On which day?` },
  {
    kind: 'text',
    name: 'time',
    label: say`At what time?`,
    hint: say`24-hour clock, for example 14:30`,
    width: 5,
  },
  {
    kind: 'text',
    name: 'minutes',
    label: say`How many minutes?`,
    width: 3,
    inputMode: 'numeric',
  },
  {
    kind: 'radios',
    name: 'interpreter',
    label: say`Interpreter`,
    hint: interpreterHint(context),
    options: interpreterOptions(context),
  },
  {
    kind: 'section',
    text: say`Where an interpreter is arranged`,
    lead: say`Leave it as it is where nobody has to interpret, or nobody is booked yet.`,
  },
  ...bookedInterpreterQuestions,
];

/** Where an interpreter is needed, the appointment is confirmed once one is arranged. */
export const bookAppointment: MoveForm = inLanguage(() => ({
  move: 'book-appointment',
  path: 'appointment',
  title: say`Book an appointment`,
  lead: [
    say`Agree it with the person first, in the way that is safe. Nothing is sent to them from here. Afterwards somebody records what became of it.`,
  ],
  button: say`Book`,
  form: AppointmentForm,
  needsReferral: true,
  reaches: true,
  prefill: (_now, { interpreter }) => ({
    minutes: '60',
    ...askedInterpreter(interpreter),
  }),
  questions: bookingQuestions,
  sentences: {
    purpose: { isIn: say`Select what the appointment is for` },
    mode: { isIn: say`Select how the appointment is held` },
    on: { isDay: say`The day of the appointment must be a real date` },
    time: { matches: say`The time must be like 14:30` },
    minutes: { matches: say`The minutes must be a whole number from 5 to 480` },
    interpreter: { isIn: say`Select whether an interpreter is needed and arranged` },
    ...bookedInterpreterSentences,
  },
  alsoCheck: (answers, { today, interpreter, placement }) => {
    const on = textOf(answers, 'on');
    const past = { field: 'on', text: say`The day of the appointment must be today or later` };
    const unsaid = {
      field: 'interpreter',
      text: say`The referral says that an interpreter is needed: select whether one is arranged, or that the person does not want one`,
    };
    const unseen = {
      field: 'interpreter',
      text: say`The referral cannot be read just now, so nobody can tell that no interpreter is needed: try again in a minute, or select “not arranged yet”`,
    };
    return [
      ...(isDay(on) && on < today ? [past] : []),
      ...(interpreter?.needed === true && answers.interpreter === 'not-needed' ? [unsaid] : []),
      ...(interpreter === undefined &&
      placement.interpreterNeeded !== 'no' &&
      answers.interpreter === 'not-needed'
        ? [unseen]
        : []),
      ...(answers.interpreter === 'arranged' ? bookedInterpreterProblems(answers) : []),
    ];
  },
  body: (answers) => ({
    purpose: textOf(answers, 'purpose'),
    mode: textOf(answers, 'mode'),
    on: textOf(answers, 'on'),
    time: clockTime(textOf(answers, 'time')),
    minutes: Number(textOf(answers, 'minutes')),
    ...interpreterSaid(answers),
  }),
}));

function interpreterSaid(answers: FormAnswers): object {
  const interpreter = textOf(answers, 'interpreter');
  if (interpreter === 'declined') return { interpreter: 'not-needed', interpreterDeclined: true };
  return interpreter === 'arranged'
    ? { interpreter, interpreterBooked: interpreterBooked(answers) }
    : { interpreter };
}

function clockTime(typed: string): string {
  const digits = typed.replace(/\D/g, '').padStart(4, '0');
  return `${digits.slice(0, 2)}:${digits.slice(2)}`;
}

const chosen = (
  { placement }: MoveContext,
  isListed: (appointment: AppointmentView) => boolean,
): FormPart => ({
  kind: 'radios',
  name: 'appointmentId',
  label: say`Which appointment?`,
  options: placement.appointments
    .filter(
      (one) =>
        isListed(one) &&
        one.outcome === undefined &&
        placement.tasks.some(({ taskId }) => taskId === one.appointmentId),
    )
    .map((one): Option => ({ value: one.appointmentId, text: appointmentLine(one) })),
});

const WHICH = inLanguage(() => ({ appointmentId: { isUuid: say`Select the appointment` } }));

export class ConfirmationForm extends BookedInterpreterForm {
  @IsUUID() readonly appointmentId!: string;
}

const bookedSection = ({ interpreter }: MoveContext): readonly FormPart[] =>
  interpreter?.needed === true
    ? [
        {
          kind: 'section',
          text: say`Who is booked`,
          lead: say`The referral asks for: ${interpreter.words}.`,
        },
      ]
    : [];

export const confirmAppointment: MoveForm = inLanguage(() => ({
  move: 'confirm-appointment',
  path: 'appointment-confirmation',
  title: say`The interpreter is arranged`,
  lead: [
    say`From then on the appointment is confirmed. Confirm it only where the interpreter speaks the language and the dialect, is whom the person wants, and is neither family nor a friend.`,
  ],
  button: say`Confirm the appointment`,
  form: ConfirmationForm,
  needsReferral: true,
  reaches: true,
  prefill: (_now, { interpreter }) => askedInterpreter(interpreter),
  questions: (context) => [
    chosen(context, ({ interpreter }) => interpreter === 'to-arrange'),
    ...bookedSection(context),
    ...bookedInterpreterQuestions,
  ],
  sentences: { ...WHICH, ...bookedInterpreterSentences },
  alsoCheck: (answers) => bookedInterpreterProblems(answers),
  body: (answers) => ({
    appointmentId: answers.appointmentId,
    interpreterBooked: interpreterBooked(answers),
  }),
}));

export class AppointmentOutcomeForm {
  @IsUUID() readonly appointmentId!: string;
  @IsIn(RECORDED_OUTCOMES) readonly outcome!: string;
}

/** Somebody who did not come has not been reached yet: nobody is discharged by it. */
export const recordAppointment: MoveForm = inLanguage(() => ({
  move: 'record-appointment',
  path: 'appointment-outcome',
  title: say`Record or cancel an appointment`,
  lead: [
    say`Somebody who did not come has not been reached yet: your team then tries another way, and nothing is closed by it.`,
  ],
  button: say`Record`,
  form: AppointmentOutcomeForm,
  reaches: true,
  questions: (context) => [
    chosen(context, () => true),
    {
      kind: 'radios',
      name: 'outcome',
      label: say`What became of it?`,
      options: RECORDED_OUTCOMES.map((value) => ({ value, text: outcomeWords[value] })),
    },
  ],
  sentences: { ...WHICH, outcome: { isIn: say`Select what became of it` } },
  body: ({ appointmentId, outcome }) => ({ appointmentId, outcome }),
}));
