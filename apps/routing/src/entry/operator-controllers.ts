import { DecisionRecordController } from './decision-record.controller.js';
import { NudgesController } from './nudges.controller.js';

/** What operators read and ask of a referral that stands still. */
export const operatorControllers = [DecisionRecordController, NudgesController] as const;
