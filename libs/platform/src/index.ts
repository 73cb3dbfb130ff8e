import 'reflect-metadata';

export { Allow, type AllowRule } from './access/allow.js';
export { CallerOf, callerOf, type Caller } from './access/caller.js';
export { CallerReader } from './access/caller-reader.js';
export { isAboutTheToken } from './access/is-about-the-token.js';
export { addressOf, currentOrigin, withOrigin } from './access/origin.js';
export { refuseIfClosed, RestrictedRecord } from './access/restricted-record.js';
export { TokenMint, type PersonToken } from './access/token-mint.js';
export { Clock, SystemClock } from './clock.js';
export { changeAgain, onlyAppend } from './database/append-only.js';
export {
  forgetClosed,
  keepClosed,
  noteRestriction,
  readerMark,
} from './database/closed-records.js';
export { createDataSource, type Migration } from './database/data-source.js';
export { Database } from './database/database.js';
export { migrate } from './database/migrate.js';
export {
  expectOneRow,
  expectServiceWork,
  openRows,
  READS_AS,
  READS_FOR,
  readsAs,
  secureRows,
  seeOtherRows,
  type SeenRows,
} from './database/row-security.js';
export type { HealthAnswer, HealthIndicator } from './health/health-indicator.js';
export { HealthIndicators } from './health/health-indicators.js';
export { Logger, type LogFields, type LogLevel } from './logger.js';
export { MachineClientConfig } from './machine/machine-client-config.js';
export { MachineTokens, type MachineClient } from './machine/machine-tokens.js';
export { ServiceClient, type CallOptions, type ServiceAddress } from './machine/service-client.js';
export { Metrics, type Counter, type Histogram, type Reading } from './metrics/metrics.js';
export { NestLog } from './nest-log.js';
export { openapiBeside } from './openapi-beside.js';
export { PlatformModule } from './platform.module.js';
export { prepareService } from './prepare-service.js';
export { keyOf } from './http/idempotency-key.js';
export { Answers, AnswersNothing, type AnswerRule } from './http/answers.js';
export { refuseTooMany, refuseTooManyAs, TooManyRequests } from './http/too-many-requests.js';
export { ProblemError } from './problem-error.js';
export { ConfigError, readConfig } from './read-config.js';
export { readJsonFolder, type JsonFile } from './read-json-folder.js';
export { QuickReader } from './reading/quick-reader.js';
export { Rounds } from './rounds.js';
export { CellCipher, type Cell } from './sealing/cell-cipher.js';
export { sealedTexts, type SealedColumn } from './sealing/sealed-columns.js';
export {
  DEMONSTRATION_SEALING_KEYS,
  readSealingKeys,
  SEALING_KEYS_PATTERN,
  secretOf,
  type SealingKey,
} from './sealing/sealing-keys.js';
export { ServiceConfig } from './service-config.js';
export { SharedReading } from './shared-reading.js';
export type { ServiceParts } from './service-parts.js';
export type { Span, SpanFields, SpanStart } from './spans/span.js';
export { hasSpans, inSpan, openSpan, withinTrace } from './spans/spans.js';
export { startService } from './start-service.js';
export { currentTraceparent, newTraceparent, traceIdOf, withTrace } from './trace.js';
export { traceparentOf } from './trace-requests.js';
export { TrustedIssuer } from './trusted-issuer.js';
