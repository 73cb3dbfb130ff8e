import { messagingMigrations } from '@waymark/messaging';
import { openapiBeside, startService } from '@waymark/platform';
import { routingConfig } from './routing.config.js';
import { RoutingModule } from './routing.module.js';
import { Placements1764000000000 } from './store/migrations/1764000000000-placements.js';
import { PlacementFunctions1764000000001 } from './store/migrations/1764000000001-placement-functions.js';
import { PlacementSets1764100000000 } from './store/migrations/1764100000000-placement-sets.js';

await startService({
  name: 'routing',
  module: RoutingModule,
  config: routingConfig(),
  migrations: [
    ...messagingMigrations,
    Placements1764000000000,
    PlacementFunctions1764000000001,
    PlacementSets1764100000000,
  ],
  openapi: openapiBeside(import.meta.url),
});
