import type { Provider } from '@nestjs/common';
import { LearnFromBarriers } from './learn-from-barriers.js';
import { ReadDecisionRecord } from './read-decision-record.js';
import { ReadMoves } from './read-moves.js';
import { ReadPlacement } from './read-placement.js';
import { ReadServices } from './read-services.js';
import { ReadWorklist } from './read-worklist.js';

/** What only answers, and changes nothing. */
export const everyReading: readonly Provider[] = [
  LearnFromBarriers,
  ReadDecisionRecord,
  ReadMoves,
  ReadPlacement,
  ReadServices,
  ReadWorklist,
];
