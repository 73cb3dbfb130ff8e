export * from './a-service.js';
export * from './eventually.js';
export * from './stopped-clock.js';
export * from './tokens.js';
export {
  aDatabase,
  addressesOf,
  APPLICATION,
  type TestDatabase,
} from './environment/a-database.js';
export { Beside } from './environment/beside.js';
export { Asking, type ReadingAs } from './environment/reading-as.js';
export { aLine, type TestLine } from './environment/a-line.js';
export {
  simulationSeed,
  testEnvironment,
  type TestEnvironment,
} from './environment/environment.config.js';
export * from './messaging/memory-kafka.js';
export * from './messaging/published-events.js';
export * from './messaging/unit-of-work-on.js';
export { aRestriction, markOf } from './builders/a-restriction.js';
export { anEvent } from './builders/an-event.js';
export * from './simulation/memory-database.js';
export * from './simulation/schedule.js';
export * from './simulation/seeded-random.js';
export * from './simulation/simulated-line.js';
