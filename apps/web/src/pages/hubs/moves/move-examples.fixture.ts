import {
  AcceptReferral,
  AcknowledgeReferral,
  AskReferrer,
  BookAppointment,
  CloseReferral,
  ConfirmAppointment,
  CorrectAcceptance,
  CorrectAppointment,
  CorrectContact,
  CorrectDeath,
  DeclineReferral,
  RecordDeath,
  RecordDeathReview,
  FinishTask,
  OfferAlongside,
  OfferByHand,
  PassOn,
  PauseReferral,
  PutOnWaitingList,
  ReconfirmHeld,
  RecordAppointment,
  ReopenReferral,
  ResumeReferral,
  StartCare,
  TakeBack,
  RecordCall,
  RecordContact,
  RecordReceipt,
  RecordWorseReview,
  SayWorse,
  type MoveReferral,
} from '@waymark/contracts';
import type { MovePath } from '../../../clients/routing.client.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { REFERRAL_ID } from '../../../testing/referral-examples.fixture.js';

interface Example {
  readonly path: MovePath;
  readonly answers: FormAnswers;
  readonly Body: new () => MoveReferral;
}

const BOOKED: FormAnswers = {
  interpreterLanguage: 'pl',
  interpreterDialect: 'Silesian',
  interpreterGender: 'woman',
  interpreterProfessional: 'yes',
  interpreterReference: 'Booking 4711',
};

/** A filled-in form of every move, and the class of what routing takes. */
export const EXAMPLES: readonly Example[] = [
  { path: 'acknowledgement', answers: {}, Body: AcknowledgeReferral },
  { path: 'acceptance', answers: {}, Body: AcceptReferral },
  {
    path: 'decline',
    answers: { reason: 'no-capacity', nextPlace: 'talking-therapies' },
    Body: DeclineReferral,
  },
  { path: 'question', answers: { asks: ['need.level'] }, Body: AskReferrer },
  { path: 'reconfirmation', answers: { stillWanted: 'no' }, Body: ReconfirmHeld },
  {
    path: 'offer',
    answers: { serviceId: 'cw-loss', pathway: 'perinatal-loss', because: 'It takes this.' },
    Body: OfferByHand,
  },
  {
    path: 'call',
    answers: { to: 'crisis', takenBy: 'Night team', on: '2026-11-22', time: '11:30' },
    Body: RecordCall,
  },
  { path: 'receipt', answers: { place: 'GP', takenBy: 'Dr Demo' }, Body: RecordReceipt },
  { path: 'death', answers: { who: 'woman', on: '2026-11-20' }, Body: RecordDeath },
  {
    path: 'death',
    answers: {
      who: 'baby',
      on: '2026-11-20',
      kind: 'neonatal-death',
      bornOn: '2026-11-02',
      pregnantNow: 'no',
    },
    Body: RecordDeath,
  },
  {
    path: 'death-correction',
    answers: { who: 'baby', because: 'Another person of the same name.' },
    Body: CorrectDeath,
  },
  {
    path: 'appointment-correction',
    answers: {
      appointmentId: REFERRAL_ID,
      outcome: 'did-not-attend',
      because: 'Entered with another referral.',
    },
    Body: CorrectAppointment,
  },
  {
    path: 'contact-correction',
    answers: { contact: 'not-made', because: 'Entered with another referral.' },
    Body: CorrectContact,
  },
  {
    path: 'acceptance-correction',
    answers: { because: 'The wrong button.' },
    Body: CorrectAcceptance,
  },
  { path: 'death-review', answers: { appointments: 'cancelled' }, Body: RecordDeathReview },
  { path: 'reopening', answers: { reason: 'person-came-back' }, Body: ReopenReferral },
  { path: 'closure', answers: { outcome: 'care-given' }, Body: CloseReferral },
  {
    path: 'closure',
    answers: {
      outcome: 'she-declined-asked-by-a-person',
      askedBy: 'Link worker',
      askedOn: '2026-11-20',
    },
    Body: CloseReferral,
  },
  {
    path: 'closure',
    answers: {
      outcome: 'signposted-after-risk-review',
      reviewedBy: 'Dr Example',
      reviewedOn: '2026-11-20',
      finding: 'no-risk-now',
      gp: 'told',
      signpostedTo: 'charity',
    },
    Body: CloseReferral,
  },
  { path: 'waiting-list', answers: {}, Body: PutOnWaitingList },
  { path: 'waiting-list', answers: { expectedBy: '2027-02-01' }, Body: PutOnWaitingList },
  { path: 'care', answers: {}, Body: StartCare },
  { path: 'pause', answers: { reason: 'in-hospital', until: '2026-12-20' }, Body: PauseReferral },
  { path: 'resumption', answers: {}, Body: ResumeReferral },
  { path: 'finished-task', answers: { taskId: REFERRAL_ID }, Body: FinishTask },
  {
    path: 'appointment',
    answers: {
      purpose: 'assessment',
      mode: 'video',
      on: '2026-12-07',
      time: '9.30',
      minutes: '60',
      interpreter: 'to-arrange',
    },
    Body: BookAppointment,
  },
  {
    path: 'appointment',
    answers: {
      purpose: 'assessment',
      mode: 'video',
      on: '2026-12-07',
      time: '9.30',
      minutes: '60',
      interpreter: 'declined',
    },
    Body: BookAppointment,
  },
  {
    path: 'appointment',
    answers: {
      purpose: 'assessment',
      mode: 'video',
      on: '2026-12-07',
      time: '9.30',
      minutes: '60',
      interpreter: 'arranged',
      ...BOOKED,
    },
    Body: BookAppointment,
  },
  {
    path: 'appointment-confirmation',
    answers: { appointmentId: REFERRAL_ID, ...BOOKED },
    Body: ConfirmAppointment,
  },
  {
    path: 'appointment-outcome',
    answers: { appointmentId: REFERRAL_ID, outcome: 'did-not-attend' },
    Body: RecordAppointment,
  },
  {
    path: 'onward',
    answers: {
      place: 'norfolk-waveney-lotus',
      pathway: 'birth-trauma',
      because: 'Moved there.',
      goesOn: 'no',
    },
    Body: PassOn,
  },
  {
    path: 'step-up',
    answers: { place: 'crisis', pathway: 'birth-trauma', because: 'Worse.', goesOn: 'yes' },
    Body: PassOn,
  },
  {
    path: 'step-down',
    answers: { place: 'link-work', pathway: 'link-work', because: 'Better.', goesOn: 'no' },
    Body: PassOn,
  },
  { path: 'take-back', answers: {}, Body: TakeBack },
  {
    path: 'alongside-offer',
    answers: { serviceId: 'sheffield-light', pathway: 'peer-support', because: 'A long wait.' },
    Body: OfferAlongside,
  },
  {
    path: 'worse',
    answers: { what: 'Hardly sleeps.', urgency: 'within-48-hours', signs: ['severe-insomnia'] },
    Body: SayWorse,
  },
  {
    path: 'review',
    answers: { taskId: REFERRAL_ID, finding: 'seen-sooner', reviewedBy: 'Dr Example' },
    Body: RecordWorseReview,
  },
  {
    path: 'contact',
    answers: { way: 'telephone', reached: 'no', safeContact: ['read'] },
    Body: RecordContact,
  },
];
