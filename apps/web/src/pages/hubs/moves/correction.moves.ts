import { IsIn, IsUUID, Matches, MaxLength } from 'class-validator';
import {
  CORRECTED_CONTACTS,
  CORRECTED_OUTCOMES,
  FREE_TEXT,
  RECORDED_OUTCOMES,
  type AppointmentView,
  type CorrectedContact,
  type CorrectedOutcome,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { momentWords } from '../../../layout/london-time.js';
import { optionsFrom, type FormPart, type Option } from '../../../layout/form/question.js';
import {
  appointmentLine,
  contactWords,
  outcomeWords,
} from '../../../layout/words/appointment-words.js';
import type { MoveContext, MoveForm } from './move-form.js';

const STAYS = (): string =>
  say`What was recorded and that it is put right both stay in the history.`;

class CorrectionForm {
  @Matches(FREE_TEXT) @MaxLength(500) readonly because!: string;
}

const howItCame: FormPart = inLanguage(() => ({
  kind: 'textarea',
  name: 'because',
  label: say`How did it come about?`,
  hint: say`Without names. Up to 500 characters.`,
}));
const because = inLanguage(() => ({
  matches: say`Enter how it came about`,
  maxLength: say`Enter 500 characters or fewer`,
}));

export class AppointmentCorrectionForm extends CorrectionForm {
  @IsUUID() readonly appointmentId!: string;
  @IsIn(CORRECTED_OUTCOMES) readonly outcome!: string;
}

const recorded = ({ placement }: MoveContext): readonly AppointmentView[] =>
  placement.appointments.filter(({ outcome }) =>
    RECORDED_OUTCOMES.some((recordable) => recordable === outcome),
  );

const outcomes: Readonly<Record<CorrectedOutcome, string>> = inLanguage(() => ({
  ...outcomeWords,
  'not-recorded': say`Nothing yet: it stands as it was booked, and is recorded later`,
}));

export const correctAppointment: MoveForm = inLanguage(() => ({
  move: 'correct-appointment',
  path: 'appointment-correction',
  title: say`What was recorded of an appointment was a mistake`,
  lead: [
    say`What the mistake had changed is taken back: tasks and days are as they were. Where it had counted as first help, the wait is counted on.`,
    say`${STAYS()} Nothing is sent to the person. Where it was, or is, recorded that they did not attend, a message says that there is something to read.`,
  ],
  button: say`Put it right`,
  form: AppointmentCorrectionForm,
  questions: (context) => [
    {
      kind: 'radios',
      name: 'appointmentId',
      label: say`Which appointment?`,
      options: recorded(context).map((one): Option => {
        const { outcome } = one;
        const said = outcome === undefined ? '' : outcomeWords[outcome];
        return {
          value: one.appointmentId,
          text: appointmentLine(one),
          hint: say`Recorded: ${said}`,
        };
      }),
    },
    {
      kind: 'radios',
      name: 'outcome',
      label: say`What became of it after all?`,
      options: CORRECTED_OUTCOMES.map((value) => ({ value, text: outcomes[value] })),
    },
    howItCame,
  ],
  sentences: {
    appointmentId: { isUuid: say`Select the appointment` },
    outcome: { isIn: say`Select what became of it` },
    because,
  },
  alsoCheck: ({ appointmentId, outcome }, context) => {
    const one = recorded(context).find((each) => each.appointmentId === appointmentId);
    return one?.outcome === outcome
      ? [
          {
            field: 'outcome',
            text: say`That is what is recorded: select what became of it instead`,
          },
        ]
      : [];
  },
  body: (answers) => ({
    appointmentId: answers.appointmentId,
    outcome: answers.outcome,
    because: answers.because,
  }),
}));

export class ContactCorrectionForm extends CorrectionForm {
  @IsIn(CORRECTED_CONTACTS) readonly contact!: string;
}

const contacts: Readonly<Record<CorrectedContact, string>> = inLanguage(() => ({
  reached: say`The person was reached`,
  'not-reached': say`The person was not reached yet`,
  'not-made': say`Nobody here tried to reach them`,
}));

const contactRecorded = ({ placement: { contact } }: MoveContext): CorrectedContact | undefined =>
  contact && (contact.reached ? 'reached' : 'not-reached');

export const correctContact: MoveForm = inLanguage(() => ({
  move: 'correct-contact',
  path: 'contact-correction',
  title: say`That you tried to reach the person was recorded by mistake`,
  lead: [
    say`It is about what your team recorded last. What it had changed is taken back: tasks and days are as they were. ${STAYS()} No message is sent.`,
  ],
  button: say`Put it right`,
  form: ContactCorrectionForm,
  told: ({ placement: { contact } }) =>
    contact === undefined
      ? []
      : [
          {
            title: say`What your team recorded last`,
            rows: [
              { key: say`When`, value: momentWords(contact.at) },
              { key: say`How`, value: contactWords[contact.way] },
              { key: say`Recorded`, value: contacts[contact.reached ? 'reached' : 'not-reached'] },
            ],
          },
        ],
  questions: (context) => [
    {
      kind: 'radios',
      name: 'contact',
      label: say`How was it after all?`,
      options: optionsFrom(contacts).filter(({ value }) => value !== contactRecorded(context)),
    },
    howItCame,
  ],
  sentences: { contact: { isIn: say`Select how it was` }, because },
  alsoCheck: ({ contact }, context) =>
    contact === contactRecorded(context)
      ? [{ field: 'contact', text: say`That is what is recorded: select how it was instead` }]
      : [],
  body: (answers) => ({ contact: answers.contact, because: answers.because }),
}));

export class AcceptanceCorrectionForm extends CorrectionForm {}

export const correctAcceptance: MoveForm = inLanguage(() => ({
  move: 'correct-acceptance',
  path: 'acceptance-correction',
  title: say`It was accepted by mistake`,
  lead: [
    say`Your team goes on holding the person, and decides by the day by which it had to. Possible within 24 hours of the acceptance; later, pass it on or close it.`,
    say`The person may have read that your team has accepted. No message takes that back: you get a task, and somebody of your team tells them in a way that is safe.`,
    STAYS(),
  ],
  tells: 'referrer',
  button: say`Put it right`,
  form: AcceptanceCorrectionForm,
  questions: () => [howItCame],
  sentences: { because },
  body: (answers) => ({ because: answers.because }),
}));
