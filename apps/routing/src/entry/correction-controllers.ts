import { CorrectionController } from './correction.controller.js';
import { DeathController } from './death.controller.js';

/** A death, and what was recorded by mistake. */
export const correctionControllers = [DeathController, CorrectionController] as const;
