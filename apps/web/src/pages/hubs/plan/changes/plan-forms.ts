import { inLanguage } from '../../../../language/say.js';
import { recordContact } from './contact.change.js';
import { addGoal, addStep, changeGoal, recordStep } from './goal.changes.js';
import type { PlanForm } from './plan-form.js';
import { recordBarrier, recordScores, recordSignpost, strikeEntry } from './record.changes.js';
import { endPlan, openPlan, recordReview, reopenPlan } from './review.changes.js';

/** Everything that can be done with a plan, in the order in which it is offered. */
export const PLAN_FORMS: readonly PlanForm[] = inLanguage(() => [
  openPlan,
  recordContact,
  recordReview,
  addGoal,
  recordScores,
  recordSignpost,
  recordBarrier,
  endPlan,
  reopenPlan,
  changeGoal,
  addStep,
  recordStep,
  strikeEntry,
]);

/** The form at an address; undefined where there is none. */
export const planFormAt = (path: string): PlanForm | undefined =>
  PLAN_FORMS.find((form) => form.path === path);
