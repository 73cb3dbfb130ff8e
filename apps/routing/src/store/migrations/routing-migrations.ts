import type { Migration } from '@waymark/platform';
import { ClosedRecords1765300000079 } from './1765300000079-closed-records.js';
import { FailedEvents1765400000105 } from './1765400000105-failed-events.js';
import { Placements1764000000000 } from './1764000000000-placements.js';
import { PlacementFunctions1764000000001 } from './1764000000001-placement-functions.js';
import { ServiceSettings1764000000020 } from './1764000000020-service-settings.js';
import { LinkWorkPlans1764000000021 } from './1764000000021-link-work-plans.js';
import { PlacementSets1764100000000 } from './1764100000000-placement-sets.js';
import { PlacementRows1764100000010 } from './1764100000010-placement-rows.js';
import { PlacementLinks1764100000030 } from './1764100000030-placement-links.js';
import { Restricted1765200000062 } from './1765200000062-restricted.js';
import { RowSecurity1764600000001 } from './1764600000001-row-security.js';
import { SafetyConcerns1764100000031 } from './1764100000031-safety-concerns.js';
import { KeptAsSaid1764500000041 } from './1764500000041-kept-as-said.js';
import { ServiceClosures1764600000035 } from './1764600000035-service-closures.js';
import { AppendOnly1764700000010 } from './1764700000010-append-only.js';
import { Assignments1765000000055 } from './1765000000055-assignments.js';
import { OneKey1765200000069 } from './1765200000069-one-key.js';
import { SeenBy1765200000076 } from './1765200000076-seen-by.js';

/** Routing's own, in the order of their time; one that has run is never changed. */
export const routingMigrations: readonly Migration[] = [
  Placements1764000000000,
  PlacementFunctions1764000000001,
  ServiceSettings1764000000020,
  LinkWorkPlans1764000000021,
  PlacementSets1764100000000,
  PlacementRows1764100000010,
  PlacementLinks1764100000030,
  SafetyConcerns1764100000031,
  KeptAsSaid1764500000041,
  RowSecurity1764600000001,
  ServiceClosures1764600000035,
  AppendOnly1764700000010,
  Assignments1765000000055,
  Restricted1765200000062,
  OneKey1765200000069,
  SeenBy1765200000076,
  ClosedRecords1765300000079,
  FailedEvents1765400000105,
];
