export * from './cause-of.js';
export * from './messaging-migrations.js';
export * from './messaging.module.js';
export { On } from './on.js';
export * from './permanent-failure.js';
export * from './unit-of-work.js';
