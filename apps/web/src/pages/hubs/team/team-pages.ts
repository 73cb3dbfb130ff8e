import { BarriersController } from '../barriers/barriers.controller.js';
import { ClosingController } from '../closing/closing.controller.js';
import { TeamController } from './team.controller.js';
import { TeamCapacityController } from './team-capacity.controller.js';
import { TeamOffersController } from './team-offers.controller.js';
import { TeamTargetsController } from './team-targets.controller.js';

/** What a team says of its own service, its closing, and what gets in the way of those it works with. */
export const teamPages = [
  TeamController,
  TeamCapacityController,
  TeamOffersController,
  TeamTargetsController,
  ClosingController,
  BarriersController,
] as const;
