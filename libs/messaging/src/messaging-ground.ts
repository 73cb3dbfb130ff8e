import type { Clock, Logger, Metrics } from '@waymark/platform';
import type { Connections } from './connections.js';
import type { KafkaPorts } from './kafka.port.js';
import type { MessagingSettings } from './messaging-settings.js';
import type { ProcessEnd } from './process-end.js';
import type { Topics } from './topics.js';

/** What messaging stands on. */
export interface MessagingGround {
  readonly settings: MessagingSettings;
  readonly topics: Topics;
  readonly ports: KafkaPorts;
  readonly connections: Connections;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly processEnd: ProcessEnd;
}
