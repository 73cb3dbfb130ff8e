import type {
  DeclineReason,
  DestinationKind,
  FlowStageName,
  NextStepKind,
  PlacementState,
} from '@waymark/contracts';

export const stateWords: Readonly<Record<PlacementState, string>> = {
  'being-judged': 'Being judged against the criteria',
  offered: 'Offered, not yet acknowledged',
  acknowledged: 'Acknowledged, to be decided',
  held: 'Held until a date',
  'waiting-for-answer': 'Waiting for an answer',
  'with-a-person': 'A person is looking for a place',
  'call-made': 'An urgent call is to be recorded',
  'goes-with': 'Goes with another referral of the same person',
  accepted: 'Accepted',
  waitlisted: 'On the waiting list',
  'in-care': 'In care',
  paused: 'Paused',
  'death-recorded': 'The person has died; what was booked is looked at',
  closed: 'Closed',
};

export const nextStepWords: Readonly<Record<NextStepKind, string>> = {
  judge: 'Judge against the criteria',
  acknowledge: 'Acknowledge',
  decide: 'Accept or decline',
  'answer-question': 'Answer a question',
  'ask-her': 'Ask the person',
  reconfirm: 'Check that nothing has changed',
  'find-a-place': 'Find a place',
  'record-receipt': 'Record who has taken over',
  'record-call': 'Call now, and record who took the call',
  'mend-failed-event': 'Mend a failed message inside Waymark',
  'start-care': 'Start care',
  'contact-by-another-way': 'Contact the person in another way',
  'read-linked': 'Read it with the other referral of the same person',
  'agree-lead': 'Agree which service leads',
  'review-death': 'Look at what was booked, after a death',
  'review-move': 'Look at what was booked: the person has moved',
  'review-worse': 'Look at it today: somebody says that things are worse',
  'review-wait': 'Be in touch during the wait',
  'review-pause': 'Look at the pause again',
  'review-care': 'Look at the care again',
  'record-appointment': 'Record the appointment',
  'arrange-interpreter': 'Arrange an interpreter',
  'book-appointment': 'Book an appointment',
  'look-into': 'Look into it',
  'review-plan': 'Review the link-work plan',
  'end-plan': 'Bring the link-work plan to its end',
};

export const destinationWords: Readonly<Record<DestinationKind, string>> = {
  'emergency-999': '999',
  'crisis-4h': 'Crisis team, within 4 hours',
  crisis: 'Crisis team',
  'maternity-triage': 'Maternity triage',
  'specialist-perinatal': 'Specialist perinatal mental health team',
  'mother-and-baby-unit': 'Mother and baby unit',
  'mmhs-hub': 'Maternal mental health service',
  'talking-therapies': 'Talking Therapies',
  'link-work': 'Link work',
  camhs: "Children and young people's mental health service",
  'substance-misuse': 'Drug and alcohol service',
  'childrens-social-care': "Children's social care",
  'bereavement-midwife': 'Bereavement midwife',
  'birth-reflections': 'Birth reflections',
  'fear-of-birth-pathway': 'Fear of birth pathway of the maternity unit',
  charity: 'A charity',
  'health-visitor-or-gp': 'Health visitor or GP',
  'early-help': 'Early help',
  'professional-advice': 'Advice for professionals',
  'hold-until-date': 'Held until a date',
  'ask-referrer': 'A question to the referrer',
  'person-task': 'A person finds a place',
};

/** Said of the service, never of the person. */
export const declineWords: Readonly<Record<DeclineReason, string>> = {
  'not-eligible': 'The published criteria are not met',
  'not-clinically-appropriate': 'Not the right kind of help for this need',
  'no-capacity': 'No capacity now',
  'declined-by-person': 'The person does not want this service, and somebody has asked them',
  'could-not-contact': 'Not yet reached',
  'wrong-area': 'Another area is responsible',
  'information-missing': 'Information is missing',
  duplicate: 'Already open here',
  'other-service-better': 'Another service is better placed',
};

export const stageWords: Readonly<Record<FlowStageName, string>> = {
  intake: 'Intake',
  criteria: 'Criteria',
  route: 'Route',
  hub: 'Hub',
  outcome: 'Outcome',
};

/** What has to happen next to a referral that is there. */
export const stageMeanings: Readonly<Record<FlowStageName, string>> = {
  intake: 'whoever sent it is asked a question',
  criteria: 'to be judged against the criteria',
  route: 'to be given a place',
  hub: 'to be decided by a service that has it',
  outcome: 'accepted, waiting or in care, not closed',
};

/** A state as a service names it: in words where there are any. */
export const anyStateWords = (state: string): string =>
  isPlacementState(state) ? stateWords[state] : state.charAt(0).toUpperCase() + state.slice(1);

const isPlacementState = (state: string): state is PlacementState =>
  Object.hasOwn(stateWords, state);
