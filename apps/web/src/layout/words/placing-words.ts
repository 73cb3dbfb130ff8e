import type {
  DeclineReason,
  DestinationKind,
  FlowStageName,
  NextStepKind,
  PlacementState,
  RedirectTo,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

export const stateWords: Readonly<Record<PlacementState, string>> = inLanguage(() => ({
  'being-judged': say`Being judged against the criteria`,
  offered: say`Offered, not yet acknowledged`,
  acknowledged: say`Acknowledged, to be decided`,
  held: say`Held until a date`,
  'waiting-for-answer': say`Waiting for an answer`,
  'with-a-person': say`A coordinator is looking for a place`,
  'call-made': say`An urgent call is to be recorded`,
  'goes-with': say`Goes with another referral of the same person`,
  accepted: say`Accepted`,
  waitlisted: say`On the waiting list`,
  'in-care': say`In care`,
  paused: say`Paused`,
  'death-recorded': say`The person has died; what was booked is looked at`,
  closed: say`Closed`,
}));

export const nextStepWords: Readonly<Record<NextStepKind, string>> = inLanguage(() => ({
  judge: say`Judge against the criteria`,
  acknowledge: say`Acknowledge`,
  decide: say`Accept or decline`,
  'answer-question': say`Answer a question`,
  'ask-her': say`Ask the person`,
  reconfirm: say`Check that nothing has changed`,
  'find-a-place': say`Find a place`,
  'record-receipt': say`Record who has taken over`,
  'record-call': say`Call now, and record who took the call`,
  'mend-failed-event': say`Mend a failed message inside Waymark`,
  'start-care': say`Start care`,
  'contact-by-another-way': say`Contact the person in another way`,
  'read-linked': say`Read it with the other referral of the same person`,
  'agree-lead': say`Agree which service leads`,
  'review-death': say`Look at what was booked, after a death`,
  'review-move': say`Look at what was booked: the person has moved`,
  'review-worse': say`Look at it today: somebody says that things are worse`,
  'review-wait': say`Be in touch during the wait`,
  'review-pause': say`Look at the pause again`,
  'review-care': say`Look at the care again`,
  'record-appointment': say`Record the appointment`,
  'arrange-interpreter': say`Arrange an interpreter`,
  'book-appointment': say`Book an appointment`,
  'look-into': say`Look into it`,
  'review-plan': say`Review the link-work plan`,
  'end-plan': say`Bring the link-work plan to its end`,
}));

export const destinationWords: Readonly<Record<DestinationKind, string>> = inLanguage(() => ({
  'emergency-999': '999',
  'crisis-4h': say`Crisis team, within 4 hours`,
  crisis: say`Crisis team`,
  'maternity-triage': say`Maternity triage`,
  'specialist-perinatal': say`Specialist perinatal mental health team`,
  'mother-and-baby-unit': say`Mother and baby unit`,
  'mmhs-hub': say`Maternal mental health service`,
  'talking-therapies': say`Talking Therapies`,
  'link-work': say`Link work`,
  camhs: say`Children and young people's mental health service`,
  'substance-misuse': say`Drug and alcohol service`,
  'childrens-social-care': say`Children's social care`,
  'bereavement-midwife': say`Bereavement midwife`,
  'birth-reflections': say`Birth reflections`,
  'fear-of-birth-pathway': say`Fear of birth pathway of the maternity unit`,
  charity: say`A charity`,
  'health-visitor-or-gp': say`Health visitor or GP`,
  'early-help': say`Early help`,
  'professional-advice': say`Advice for professionals`,
  'hold-until-date': say`Held until a date`,
  'ask-referrer': say`A question to the referrer`,
  'person-task': say`A coordinator finds a place`,
}));

/** Where a service's page points besides. */
export const redirectWords: Readonly<Record<RedirectTo, string>> = inLanguage(() => ({
  ...destinationWords,
  'nhs-111-mental-health': say`NHS 111, mental health option`,
  'work-with-other-professionals': say`Together with other professionals`,
}));

/** Said of the service, never of the person. */
export const declineWords: Readonly<Record<DeclineReason, string>> = inLanguage(() => ({
  'not-eligible': say`The published criteria are not met`,
  'not-clinically-appropriate': say`Not the right kind of help for this need`,
  'no-capacity': say`No capacity now`,
  'declined-by-person': say`The person does not want this service, and somebody has asked them`,
  'could-not-contact': say`Not yet reached`,
  'wrong-area': say`Another area is responsible`,
  'information-missing': say`Information is missing`,
  duplicate: say`Already open here`,
  'other-service-better': say`Another service is better placed`,
}));

export const stageWords: Readonly<Record<FlowStageName, string>> = inLanguage(() => ({
  intake: say`Intake`,
  criteria: say`Criteria`,
  route: say`Route`,
  hub: say`Hub`,
  outcome: say`Outcome`,
}));

/** What has to happen next to a referral that is there. */
export const stageMeanings: Readonly<Record<FlowStageName, string>> = inLanguage(() => ({
  intake: say`whoever sent it is asked a question`,
  criteria: say`to be judged against the criteria`,
  route: say`to be given a place`,
  hub: say`to be decided by a service that has it`,
  outcome: say`accepted, waiting or in care, not closed`,
}));

/** A state as a service names it: in words where there are any. */
export const anyStateWords = (state: string): string =>
  isPlacementState(state) ? stateWords[state] : state.charAt(0).toUpperCase() + state.slice(1);

const isPlacementState = (state: string): state is PlacementState =>
  Object.hasOwn(stateWords, state);
