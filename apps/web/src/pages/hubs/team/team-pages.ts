import { ClosingController } from '../closing/closing.controller.js';
import { TeamController } from './team.controller.js';
import { TeamPartsController } from './team-parts.controller.js';
import { TeamTargetsController } from './team-targets.controller.js';

/** What a team says of its own service, and its closing. */
export const teamPages = [
  TeamController,
  TeamPartsController,
  TeamTargetsController,
  ClosingController,
] as const;
