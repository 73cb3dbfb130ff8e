import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { ImpatientClient } from './impatient-client.js';
import { silentLog } from './silent-log.js';

export type Migration = new () => MigrationInterface;

export interface DataSourceSettings {
  readonly url: string;
  /** Shown by PostgreSQL in its list of connections. */
  readonly name: string;
  readonly poolSize?: number;
  /** 0 = no limit. */
  readonly statementTimeoutMs?: number;
  /** Without it, a share of the statement's; 0 there = no limit here either. */
  readonly lockTimeoutMs?: number;
  readonly migrations?: readonly Migration[];
  /** An idle connection broke; the pool opens another one by itself. */
  readonly onConnectionLost?: (error: unknown) => void;
}

const CONNECT_TIMEOUT_MS = 5_000;
const IDLE_TIMEOUT_MS = 60_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
const ANSWER_LATER_MS = 5_000;
/** How times and days are read and written, whatever the server, the database or the role is set to. */
const RECKONING = '-c TimeZone=UTC -c DateStyle=ISO';
/** Of the statement timeout, so that what only waited for a lock says so. Twice this is less than a consumer's session. */
const LOCK_SHARE = 0.25;

/** A connection pool whose answers are what the code says: days as text, bigint as number. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  const { url, name, poolSize = 10, statementTimeoutMs = 15_000, migrations = [] } = settings;
  const { lockTimeoutMs = Math.ceil(statementTimeoutMs * LOCK_SHARE) } = settings;
  return new DataSource({
    type: 'postgres',
    url,
    applicationName: name,
    poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    installExtensions: false,
    poolErrorHandler: settings.onConnectionLost ?? (() => undefined),
    logger: silentLog,
    extra: {
      types: parsers(),
      options: RECKONING,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      ...(lockTimeoutMs > 0 && { lock_timeout: lockTimeoutMs }),
      ...(statementTimeoutMs > 0 && {
        statement_timeout: statementTimeoutMs,
        // PostgreSQL itself would have said something by then.
        query_timeout: statementTimeoutMs + ANSWER_LATER_MS,
        Client: ImpatientClient,
      }),
    },
  });
}

// pg reads a date as local midnight, which in a London summer is the day before in UTC.
function parsers(): pg.CustomTypesConfig {
  const overrides = new pg.TypeOverrides();
  overrides.setTypeParser(pg.types.builtins.DATE, (value) => value);
  overrides.setTypeParser(pg.types.builtins.INT8, wholeNumber);
  const textArray = pg.types.getTypeParser(TEXT_ARRAY as never) as (value: string) => string[];
  overrides.setTypeParser(DATE_ARRAY, textArray);
  overrides.setTypeParser(INT8_ARRAY, (value) => textArray(value).map(wholeNumber));
  return overrides;
}

const TEXT_ARRAY = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint is too large for a number');
  return value;
}
