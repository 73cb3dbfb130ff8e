import { PlanChangeController } from './plan-change.controller.js';
import { PlanController } from './plan.controller.js';

/** A link-work plan, and what is changed of it. */
export const planPages = [PlanController, PlanChangeController] as const;
