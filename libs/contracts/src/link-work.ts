import type { CallerRole } from './vocabulary.js';

// The words of link work. The Parent and Baby Outcome Star is licensed: scores are kept, its content is not here.

/** What a goal is about. */
export const SUPPORT_CATEGORIES = [
  'groups',
  'local-assets-and-family-hubs',
  'benefits',
  'food-and-baby-banks',
  'employment',
  'new-parenthood',
  'peer-support',
  'something-else',
] as const;
export type SupportCategory = (typeof SUPPORT_CATEGORIES)[number];

export const GOAL_STATES = ['open', 'reached', 'partly-reached', 'no-longer-wanted'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

/** Who does a step. */
export const STEP_DOERS = ['person', 'link-worker', 'family-or-friend', 'another-service'] as const;
export type StepDoer = (typeof STEP_DOERS)[number];

export const PLAN_STEP_STATES = ['open', 'done', 'not-done', 'not-needed'] as const;
export type PlanStepState = (typeof PLAN_STEP_STATES)[number];

/** How somebody was in touch; the first five may be unsafe, so the person is asked about each. */
export const CONTACT_CHANNELS = [
  'phone',
  'voicemail',
  'sms',
  'email',
  'letter',
  'video',
  'in-person',
  'at-home',
] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

const CLINICAL: readonly CallerRole[] = ['hub-clinician', 'landing-coordinator'];

interface Reading {
  readonly kind: 'person' | 'machine';
  readonly roles: readonly CallerRole[];
}

/** Reads clinical facts of what an organisation was offered. */
export const readsClinicalFacts = ({ kind, roles }: Reading): boolean =>
  kind === 'machine' || roles.some((role) => CLINICAL.includes(role));

/** Reads what link workers need, and nothing clinical. */
export const readsAsLinkWorker = (by: Reading): boolean =>
  by.roles.includes('link-worker') && !readsClinicalFacts(by);

/** What a link worker does about safety, without being told of what. */
export const LINK_WORK_STEPS = [
  'do-not-visit-alone',
  'ask-before-visiting',
  'call-safely',
  'speak-first',
  'tell-safeguarding-lead',
] as const;
export type LinkWorkStep = (typeof LINK_WORK_STEPS)[number];

/** When Outcome Star scores were taken. */
export const SCORE_POINTS = ['start', 'review', 'end'] as const;
export type ScorePoint = (typeof SCORE_POINTS)[number];
export const STAR_LOWEST = 1;
export const STAR_HIGHEST = 10;

export const BARRIER_THEMES = [
  'getting-there',
  'money',
  'time-and-children',
  'being-understood',
  'trust',
  'what-services-offer',
] as const;
export type BarrierTheme = (typeof BARRIER_THEMES)[number];

/** What stood in the way of a goal, and the theme it is learned from under. */
export const BARRIERS = {
  transport: 'getting-there',
  distance: 'getting-there',
  'not-accessible': 'getting-there',
  cost: 'money',
  'waiting-for-money': 'money',
  'no-device-or-data': 'money',
  childcare: 'time-and-children',
  'opening-hours': 'time-and-children',
  'work-or-caring': 'time-and-children',
  'tired-or-unwell': 'time-and-children',
  language: 'being-understood',
  'reading-or-forms': 'being-understood',
  'did-not-know': 'being-understood',
  'fear-of-judgement': 'trust',
  'fear-for-the-family': 'trust',
  'bad-experience': 'trust',
  'nothing-local': 'what-services-offer',
  'waiting-list': 'what-services-offer',
  'not-eligible-there': 'what-services-offer',
  'no-answer-from-service': 'what-services-offer',
} as const satisfies Record<string, BarrierTheme>;
export type Barrier = keyof typeof BARRIERS;
export const BARRIER_CODES = Object.keys(BARRIERS) as readonly Barrier[];

/** How a plan ends. `referral-ended` is the line's own word: the referral closed before the plan did. */
export const PLAN_OUTCOMES = [
  'goals-reached',
  'second-birthday',
  'other-support-in-place',
  'stepped-up',
  'ended-by-person',
  'could-not-be-reached-after-risk-review',
  'moved-away',
  'referral-ended',
] as const;
export type PlanOutcome = (typeof PLAN_OUTCOMES)[number];

/** Why an entry does not count: it stays, marked. */
export const STRIKE_REASONS = ['wrong-person', 'wrong-details', 'entered-twice'] as const;
export type StrikeReason = (typeof STRIKE_REASONS)[number];

/** What may be done with a plan now: answered with it, never guessed by a page. */
export const PLAN_MOVES = [
  'open',
  'add-goal',
  'change-goal',
  'add-step',
  'record-step',
  'record-contact',
  'record-review',
  'record-scores',
  'record-signpost',
  'record-barrier',
  'strike-entry',
  'end',
  'reopen',
] as const;
export type PlanMove = (typeof PLAN_MOVES)[number];
