import {
  TARGET_STEPS,
  type Day,
  type OwnTarget,
  type TargetNow,
  type TargetStep,
} from '@waymark/contracts';
import { STEP_LIMITS } from './clock.js';

/** The national default of a step for which a service may say its own. */
export function nationalTarget(step: TargetStep): number {
  const limit = STEP_LIMITS[step];
  if ('minutes' in limit)
    throw new Error(`${step} is counted in minutes: it has no target in days`);
  return limit.workingDays;
}

/** A service's own target for a step that begins on a day; none where the national default holds. */
export const ownTargetOn = (
  targets: readonly OwnTarget[],
  step: TargetStep,
  on: Day,
): number | undefined =>
  targets.find(
    (target) =>
      target.step === step && target.from <= on && (target.to === undefined || target.to >= on),
  )?.workingDays;

/** How soon a service promises each of its steps, for whoever reads of it. */
export const targetsOn = (targets: readonly OwnTarget[], on: Day): readonly TargetNow[] =>
  TARGET_STEPS.map((step) => {
    const national = nationalTarget(step);
    const own = ownTargetOn(targets, step, on);
    return {
      step,
      workingDays: own ?? national,
      setBy: own === undefined ? 'national' : 'service',
      nationalWorkingDays: national,
    };
  });
