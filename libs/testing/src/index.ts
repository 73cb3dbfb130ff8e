export * from './a-service.js';
export * from './eventually.js';
export * from './stopped-clock.js';
export * from './tokens.js';
export { aDatabase, type TestDatabase } from './environment/a-database.js';
export * from './messaging/memory-kafka.js';
export * from './messaging/published-events.js';
export * from './messaging/unit-of-work-on.js';
export { anEvent } from './builders/an-event.js';
