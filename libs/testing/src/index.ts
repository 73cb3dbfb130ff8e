export * from './a-service.js';
export * from './eventually.js';
export * from './stopped-clock.js';
export * from './tokens.js';
export { aDatabase, type TestDatabase } from './environment/a-database.js';
