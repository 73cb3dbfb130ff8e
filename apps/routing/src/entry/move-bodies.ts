import {
  AcceptReferral,
  AcknowledgeReferral,
  AskReferrer,
  BabyDeath,
  BookAppointment,
  BookedInterpreter,
  CloseReferral,
  ConfirmAppointment,
  CorrectAcceptance,
  CorrectAppointment,
  CorrectContact,
  CorrectDeath,
  DECLINE_REASON_CODES,
  DECLINE_REASONS,
  DeclineReferral,
  FinishTask,
  MissingAnswer,
  OfferAlongside,
  OfferByHand,
  OUTCOMES_AFTER_REVIEW,
  PassOn,
  PauseReferral,
  PutOnWaitingList,
  ReconfirmHeld,
  RecordAppointment,
  RecordCall,
  RecordContact,
  RecordDeath,
  RecordDeathReview,
  RecordReceipt,
  RecordWorseReview,
  ReopenReferral,
  ResumeReferral,
  RiskReview,
  SayWorse,
  StartCare,
  TakeBack,
  type Move,
  type MoveReferral,
  type RequiredWhen,
} from '@waymark/contracts';

/** Where a move is posted and with what. */
export interface MoveBody {
  readonly path: string;
  readonly Body: new () => MoveReferral;
  /** What the domain asks besides the class. */
  readonly requiredWhen?: Readonly<Record<string, RequiredWhen>>;
  /** Classes of fields that are objects, or lists of them. */
  readonly groups?: Readonly<Record<string, new () => object>>;
}

const onward = (path: string): MoveBody => ({
  path,
  Body: PassOn,
  requiredWhen: { pathway: { field: 'serviceId', isOneOf: [] } },
});

const DECLINED = ['she-declined-asked-by-a-person'];
const needsComment = DECLINE_REASON_CODES.filter((code) => DECLINE_REASONS[code].commentRequired);

/** Every move, its address and its body. */
export const MOVE_BODIES: Readonly<Record<Move, MoveBody>> = {
  acknowledge: { path: 'acknowledgement', Body: AcknowledgeReferral },
  accept: { path: 'acceptance', Body: AcceptReferral },
  decline: {
    path: 'decline',
    Body: DeclineReferral,
    requiredWhen: { comment: { field: 'reason', isOneOf: needsComment } },
  },
  ask: { path: 'question', Body: AskReferrer, groups: { asks: MissingAnswer } },
  reconfirm: { path: 'reconfirmation', Body: ReconfirmHeld },
  'offer-to': { path: 'offer', Body: OfferByHand },
  'record-call': { path: 'call', Body: RecordCall },
  'record-receipt': { path: 'receipt', Body: RecordReceipt },
  'finish-task': { path: 'finished-task', Body: FinishTask },
  waitlist: { path: 'waiting-list', Body: PutOnWaitingList },
  'start-care': { path: 'care', Body: StartCare },
  pause: { path: 'pause', Body: PauseReferral },
  resume: { path: 'resumption', Body: ResumeReferral },
  'book-appointment': {
    path: 'appointment',
    Body: BookAppointment,
    groups: { interpreterBooked: BookedInterpreter },
    requiredWhen: { interpreterBooked: { field: 'interpreter', isOneOf: ['arranged'] } },
  },
  'confirm-appointment': {
    path: 'appointment-confirmation',
    Body: ConfirmAppointment,
    groups: { interpreterBooked: BookedInterpreter },
  },
  'record-appointment': { path: 'appointment-outcome', Body: RecordAppointment },
  'record-contact': { path: 'contact', Body: RecordContact },
  'pass-on': onward('onward'),
  'step-up': onward('step-up'),
  'step-down': onward('step-down'),
  'take-back': { path: 'take-back', Body: TakeBack },
  'offer-alongside': { path: 'alongside-offer', Body: OfferAlongside },
  'say-worse': { path: 'worse', Body: SayWorse },
  'record-review': { path: 'review', Body: RecordWorseReview },
  'record-death': {
    path: 'death',
    Body: RecordDeath,
    groups: { baby: BabyDeath },
    requiredWhen: { baby: { field: 'who', isOneOf: ['baby'] } },
  },
  'correct-death': { path: 'death-correction', Body: CorrectDeath },
  'record-death-review': { path: 'death-review', Body: RecordDeathReview },
  'correct-appointment': { path: 'appointment-correction', Body: CorrectAppointment },
  'correct-contact': { path: 'contact-correction', Body: CorrectContact },
  'correct-acceptance': { path: 'acceptance-correction', Body: CorrectAcceptance },
  close: {
    path: 'closure',
    Body: CloseReferral,
    groups: { riskReview: RiskReview },
    requiredWhen: {
      askedBy: { field: 'outcome', isOneOf: DECLINED },
      askedOn: { field: 'outcome', isOneOf: DECLINED },
      riskReview: { field: 'outcome', isOneOf: OUTCOMES_AFTER_REVIEW },
      signpostedTo: { field: 'outcome', isOneOf: ['signposted-after-risk-review'] },
    },
  },
  reopen: { path: 'reopening', Body: ReopenReferral },
};
