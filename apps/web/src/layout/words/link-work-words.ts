import type {
  Barrier,
  BarrierTheme,
  ContactChannel,
  GoalState,
  PlanMove,
  PlanOutcome,
  PlanStepState,
  ScorePoint,
  StepDoer,
  StrikeReason,
  SupportCategory,
} from '@waymark/contracts';

export const categoryWords: Readonly<Record<SupportCategory, string>> = {
  groups: 'Groups',
  'local-assets-and-family-hubs': 'Local places and family hubs',
  benefits: 'Benefits and rights',
  'food-and-baby-banks': 'Food and baby banks',
  employment: 'Work and return to work',
  'new-parenthood': 'Making sense of new parenthood',
  'peer-support': 'Peer support',
  'something-else': 'Something else',
};

export const goalStateWords: Readonly<Record<GoalState, string>> = {
  open: 'Going on',
  reached: 'Reached',
  'partly-reached': 'Partly reached',
  'no-longer-wanted': 'No longer wanted',
};

export const doerWords: Readonly<Record<StepDoer, string>> = {
  person: 'The person',
  'link-worker': 'The link worker',
  'family-or-friend': 'Family or a friend',
  'another-service': 'Another service',
};

export const stepStateWords: Readonly<Record<PlanStepState, string>> = {
  open: 'To do',
  done: 'Done',
  'not-done': 'Not done',
  'not-needed': 'Not needed any more',
};

export const channelWords: Readonly<Record<ContactChannel, string>> = {
  phone: 'Telephone',
  voicemail: 'Voicemail',
  sms: 'Text message',
  email: 'Email',
  letter: 'Letter',
  video: 'Video call',
  'in-person': 'In person, not at home',
  'at-home': 'At home',
};

export const scorePointWords: Readonly<Record<ScorePoint, string>> = {
  start: 'At the start',
  review: 'At a review',
  end: 'At the end',
};

export const themeWords: Readonly<Record<BarrierTheme, string>> = {
  'getting-there': 'Getting there',
  money: 'Money',
  'time-and-children': 'Time, children and strength',
  'being-understood': 'Being understood',
  trust: 'Trust',
  'what-services-offer': 'What services offer',
};

export const barrierWords: Readonly<Record<Barrier, string>> = {
  transport: 'No transport',
  distance: 'Too far away',
  'not-accessible': 'Not accessible with a disability or a pram',
  cost: 'It costs too much',
  'waiting-for-money': 'Waiting for benefits or wages',
  'no-device-or-data': 'No phone, computer or data',
  childcare: 'Nobody looks after the children',
  'opening-hours': 'Not open when the person can come',
  'work-or-caring': 'Work, or caring for somebody',
  'tired-or-unwell': 'Too tired or unwell',
  language: 'Not in the person’s language',
  'reading-or-forms': 'Reading, writing or forms',
  'did-not-know': 'Nobody had told the person of it',
  'fear-of-judgement': 'Fear of being judged',
  'fear-for-the-family': 'Fear of what services may do',
  'bad-experience': 'A bad experience before',
  'nothing-local': 'There is nothing near by',
  'waiting-list': 'A waiting list',
  'not-eligible-there': 'Not eligible there',
  'no-answer-from-service': 'The service did not answer',
};

export const outcomeWords: Readonly<Record<PlanOutcome, string>> = {
  'goals-reached': 'The goals are reached, as far as the person wants',
  'second-birthday': 'The baby’s second birthday',
  'other-support-in-place': 'Other support is in place',
  'stepped-up': 'A specialist team has taken over',
  'ended-by-person': 'The person chose to end it',
  'could-not-be-reached-after-risk-review':
    'The person could not be reached, and the risk was reviewed',
  'moved-away': 'The person has moved to another area',
  'referral-ended': 'The referral ended before the plan did',
};

export const strikeWords: Readonly<Record<StrikeReason, string>> = {
  'wrong-person': 'It is about another person',
  'wrong-details': 'The details are wrong; it is recorded anew',
  'entered-twice': 'It is there twice',
};

/** What was done to a plan, in its history. */
export const planChangeWords: Readonly<Record<PlanMove, string>> = {
  open: 'The plan was begun',
  'add-goal': 'A goal was added',
  'change-goal': 'A goal was changed',
  'add-step': 'A step was added',
  'record-step': 'What became of a step was recorded',
  'record-contact': 'A contact was recorded',
  'record-review': 'The plan was reviewed',
  'record-scores': 'Scores were recorded',
  'record-signpost': 'Signposting was recorded',
  'record-barrier': 'A barrier was recorded',
  'strike-entry': 'An entry was marked as not counting',
  end: 'The plan was ended',
  reopen: 'The plan was taken up again',
};
