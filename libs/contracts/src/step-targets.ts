import { IsIn, IsInt, Max, Min } from 'class-validator';

/**
 * Steps that are a service's own promise, so that it may say its own target. What keeps somebody safe (`record-call`,
 * `judge`, `review-worse`, `review-death` …), what another team owes and what is due on an agreed day is not here.
 */
export const TARGET_STEPS = [
  'acknowledge',
  'decide',
  'book-appointment',
  'start-care',
  'review-wait',
  'review-care',
] as const;
export type TargetStep = (typeof TARGET_STEPS)[number];

export const isTargetStep = (what: string): what is TargetStep =>
  (TARGET_STEPS as readonly string[]).includes(what);

/** How strict and how loose a target of a service's own may be, in London working days. */
export interface TargetBounds {
  readonly least: number;
  readonly most: number;
}

/** Working days of the longest target of all: 18 weeks. */
const LONGEST = 90;

export const TARGET_BOUNDS: Readonly<Record<TargetStep, TargetBounds>> = {
  acknowledge: { least: 1, most: 5 },
  decide: { least: 1, most: 20 },
  'book-appointment': { least: 1, most: 10 },
  'start-care': { least: 1, most: LONGEST },
  // Nobody waits longer than six weeks without somebody being in touch.
  'review-wait': { least: 1, most: 30 },
  'review-care': { least: 5, most: 60 },
};

export const TARGET_SETTERS = ['national', 'service'] as const;
export type TargetSetter = (typeof TARGET_SETTERS)[number];

/** The target that a step's due day comes from, in London working days, and whose it is. */
export class StepTarget {
  @IsInt() @Min(1) @Max(LONGEST) readonly workingDays!: number;
  @IsIn(TARGET_SETTERS) readonly setBy!: TargetSetter;
}
