import 'reflect-metadata';

export { Allow, type AllowRule } from './access/allow.js';
export { CallerOf, callerOf, type Caller } from './access/caller.js';
export { CallerReader } from './access/caller-reader.js';
export { Clock, SystemClock } from './clock.js';
export { createDataSource, type Migration } from './database/data-source.js';
export { Database } from './database/database.js';
export { migrate } from './database/migrate.js';
export type { HealthAnswer, HealthIndicator } from './health/health-indicator.js';
export { HealthIndicators } from './health/health-indicators.js';
export { Logger, type LogFields, type LogLevel } from './logger.js';
export { ProblemError } from './problem-error.js';
export { ConfigError, readConfig } from './read-config.js';
export { ServiceConfig } from './service-config.js';
export { startService, type ServiceParts } from './start-service.js';
export { currentTraceparent, newTraceparent, traceparentOf, withTrace } from './trace.js';
export { TrustedIssuer } from './trusted-issuer.js';
