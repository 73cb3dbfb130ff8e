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
import { inLanguage, say } from '../../language/say.js';

export const categoryWords: Readonly<Record<SupportCategory, string>> = inLanguage(() => ({
  groups: say`Groups`,
  'local-assets-and-family-hubs': say`Local places and family hubs`,
  benefits: say`Benefits and rights`,
  'food-and-baby-banks': say`Food and baby banks`,
  employment: say`Work and return to work`,
  'new-parenthood': say`Making sense of new parenthood`,
  'peer-support': say`Peer support`,
  'something-else': say`Something else`,
}));

export const goalStateWords: Readonly<Record<GoalState, string>> = inLanguage(() => ({
  open: say`Going on`,
  reached: say`Reached`,
  'partly-reached': say`Partly reached`,
  'no-longer-wanted': say`No longer wanted`,
}));

export const doerWords: Readonly<Record<StepDoer, string>> = inLanguage(() => ({
  person: say`The person`,
  'link-worker': say`The link worker`,
  'family-or-friend': say`Family or a friend`,
  'another-service': say`Another service`,
}));

/** On the plan that the person is given. */
export const ownDoerWords: typeof doerWords = inLanguage(() => ({
  ...doerWords,
  person: say`Me`,
  'link-worker': say`My link worker`,
}));

export const stepStateWords: Readonly<Record<PlanStepState, string>> = inLanguage(() => ({
  open: say`To do`,
  done: say`Done`,
  'not-done': say`Not done`,
  'not-needed': say`Not needed any more`,
}));

export const channelWords: Readonly<Record<ContactChannel, string>> = inLanguage(() => ({
  phone: say`Telephone`,
  voicemail: say`Voicemail`,
  sms: say`Text message`,
  email: say`Email`,
  letter: say`Letter`,
  video: say`Video call`,
  'in-person': say`In person, not at home`,
  'at-home': say`At home`,
}));

export const scorePointWords: Readonly<Record<ScorePoint, string>> = inLanguage(() => ({
  start: say`At the start`,
  review: say`At a review`,
  end: say`At the end`,
}));

export const themeWords: Readonly<Record<BarrierTheme, string>> = inLanguage(() => ({
  'getting-there': say`Getting there`,
  money: say`Money`,
  'time-and-children': say`Time, children and strength`,
  'being-understood': say`Being understood`,
  trust: say`Trust`,
  'what-services-offer': say`What services offer`,
}));

export const barrierWords: Readonly<Record<Barrier, string>> = inLanguage(() => ({
  transport: say`No transport`,
  distance: say`Too far away`,
  'not-accessible': say`Not accessible with a disability or a pram`,
  cost: say`It costs too much`,
  'waiting-for-money': say`Waiting for benefits or wages`,
  'no-device-or-data': say`No phone, computer or data`,
  childcare: say`Nobody looks after the children`,
  'opening-hours': say`Not open when the person can come`,
  'work-or-caring': say`Work, or caring for somebody`,
  'tired-or-unwell': say`Too tired or unwell`,
  language: say`Not in the person’s language`,
  'reading-or-forms': say`Reading, writing or forms`,
  'did-not-know': say`Nobody had told the person of it`,
  'fear-of-judgement': say`Fear of being judged`,
  'fear-for-the-family': say`Fear of what services may do`,
  'bad-experience': say`A bad experience before`,
  'nothing-local': say`There is nothing near by`,
  'waiting-list': say`A waiting list`,
  'not-eligible-there': say`Not eligible there`,
  'no-answer-from-service': say`The service did not answer`,
}));

export const outcomeWords: Readonly<Record<PlanOutcome, string>> = inLanguage(() => ({
  'goals-reached': say`The goals are reached, as far as the person wants`,
  'second-birthday': say`The baby’s second birthday`,
  'other-support-in-place': say`Other support is in place`,
  'stepped-up': say`A specialist team has taken over`,
  'ended-by-person': say`The person chose to end it`,
  'could-not-be-reached-after-risk-review': say`The person could not be reached, and the risk was reviewed`,
  'moved-away': say`The person has moved to another area`,
  'referral-ended': say`The referral ended before the plan did`,
}));

export const strikeWords: Readonly<Record<StrikeReason, string>> = inLanguage(() => ({
  'wrong-person': say`It is about another person`,
  'wrong-details': say`The details are wrong; it is recorded anew`,
  'entered-twice': say`It is there twice`,
}));

/** What was done to a plan, in its history. */
export const planChangeWords: Readonly<Record<PlanMove, string>> = inLanguage(() => ({
  open: say`The plan was begun`,
  'add-goal': say`A goal was added`,
  'change-goal': say`A goal was changed`,
  'add-step': say`A step was added`,
  'record-step': say`What became of a step was recorded`,
  'record-contact': say`A contact was recorded`,
  'record-review': say`The plan was reviewed`,
  'record-scores': say`Scores were recorded`,
  'record-signpost': say`Signposting was recorded`,
  'record-barrier': say`A barrier was recorded`,
  'strike-entry': say`An entry was marked as not counting`,
  end: say`The plan was ended`,
  reopen: say`The plan was taken up again`,
}));
