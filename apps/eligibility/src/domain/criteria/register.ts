import type { RegisteredCriterion } from '../criterion.js';
import { babyAgeAtDeath } from './baby-age-at-death.js';
import { basis } from './basis.js';
import { belowSpecialistThreshold } from './below-specialist-threshold.js';
import { beyondPrimaryCare } from './beyond-primary-care.js';
import { bookedUnitIn } from './booked-unit-in.js';
import { condition } from './condition.js';
import { consent } from './consent.js';
import { excludes } from './excludes.js';
import { gestationAtLoss } from './gestation-at-loss.js';
import { gestationNow } from './gestation-now.js';
import { gpRegisteredIn } from './gp-registered-in.js';
import { impactOfEarlierLoss } from './impact-of-earlier-loss.js';
import { lossKind } from './loss-kind.js';
import { mainDifficulty } from './main-difficulty.js';
import { maximumAge } from './maximum-age.js';
import { minimumAge } from './minimum-age.js';
import { otherTherapy } from './other-therapy.js';
import { perinatalWindow } from './perinatal-window.js';
import { person } from './person.js';
import { pregnancyState } from './pregnancy-state.js';
import { primaryCarer } from './primary-carer.js';
import { priorTherapy } from './prior-therapy.js';
import { referrerInvolved } from './referrer-involved.js';
import { referrerRole } from './referrer-role.js';
import { residenceIn } from './residence-in.js';
import { risk } from './risk.js';
import { safetyRedirect } from './safety-redirect.js';
import { score } from './score.js';
import { selfReferral } from './self-referral.js';
import { separationCause } from './separation-cause.js';
import { serviceOpen } from './service-open.js';
import { severity } from './severity.js';
import { timeSinceEvent } from './time-since-event.js';
import { tokophobiaKind } from './tokophobia-kind.js';
import { traumaKind } from './trauma-kind.js';
import { pathwayOffered } from './pathway-offered.js';
import { youngestChildAge } from './youngest-child-age.js';

/** Criteria that a file may name. */
const PUBLISHED: readonly RegisteredCriterion[] = [
  babyAgeAtDeath,
  belowSpecialistThreshold,
  beyondPrimaryCare,
  bookedUnitIn,
  condition,
  consent,
  excludes,
  gestationAtLoss,
  gestationNow,
  gpRegisteredIn,
  impactOfEarlierLoss,
  lossKind,
  mainDifficulty,
  maximumAge,
  minimumAge,
  otherTherapy,
  perinatalWindow,
  person,
  pregnancyState,
  primaryCarer,
  priorTherapy,
  referrerInvolved,
  residenceIn,
  risk,
  safetyRedirect,
  score,
  separationCause,
  severity,
  timeSinceEvent,
  tokophobiaKind,
  traumaKind,
  youngestChildAge,
];

/** Criteria made from the other parts of a file; every judgement has them. */
export const BUILT_IN = { basis, pathwayOffered, referrerRole, selfReferral, serviceOpen } as const;

/** Every question that a published criterion can ask, by its code. */
export const criterionRegister: ReadonlyMap<string, RegisteredCriterion> = new Map(
  PUBLISHED.map((criterion) => [criterion.code, criterion]),
);
