import { IsIn, Matches, MaxLength, IsString } from 'class-validator';
import { IsInstant } from './rules/is-day.js';
import { MayBeAbsent } from './rules/may-be-absent.js';
import { Nested } from './rules/nested.js';
import { StepTarget } from './step-targets.js';

// Every open referral shows who holds her and who owes the next step.

const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const TEAM_KINDS = [
  'sending-team',
  'mmhs-hub',
  'specialist-perinatal',
  'link-work',
  'other-service',
  'landing-team',
] as const;
export type TeamKind = (typeof TEAM_KINDS)[number];

/** The team responsible for her now: exactly one at any moment until a real outcome. */
export class Holder {
  /** Organisation code; a service's organisation code is its service id. */
  @Matches(CODE) readonly organisation!: string;
  @IsIn(TEAM_KINDS) readonly kind!: TeamKind;
  /** Public name of the team, never of a person. */
  @IsString() @MaxLength(200) readonly name!: string;
}

export const NEXT_STEPS = [
  'judge',
  'acknowledge',
  'decide',
  'answer-question',
  'ask-her',
  'reconfirm',
  'find-a-place',
  'record-receipt',
  'record-call',
  'mend-failed-event',
  'start-care',
  'contact-by-another-way',
  'review-wait',
  'review-pause',
  'review-care',
  'record-appointment',
  'arrange-interpreter',
  'book-appointment',
  'look-into',
  'review-plan',
  'end-plan',
  'read-linked',
  'agree-lead',
  'review-worse',
  'review-death',
  'review-move',
] as const;
export type NextStepKind = (typeof NEXT_STEPS)[number];

/** What has to happen next, who owes it and by when. */
export class NextStep {
  @IsIn(NEXT_STEPS) readonly what!: NextStepKind;
  /** The organisation that owes it. */
  @Matches(CODE) readonly owner!: string;
  @IsString() @MaxLength(200) readonly ownerName!: string;
  /** One plain sentence made from codes and dates. */
  @IsString() @MaxLength(500) readonly because!: string;
  @IsInstant() readonly dueAt!: string;
  /** The target that the due day comes from; absent where an agreed day, a clinical date or real hours decide it. */
  @MayBeAbsent() @Nested(() => StepTarget) readonly target?: StepTarget;
}
