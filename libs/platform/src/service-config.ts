import { Transform, Type, plainToInstance } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeAbsent } from '@waymark/contracts';
import { IsSafeDatabaseAddress } from './database/database-address.js';
import type { LogLevel } from './logger.js';
import { TrustedIssuer } from './trusted-issuer.js';

const DATABASE_ADDRESS = {
  protocols: ['postgres', 'postgresql'],
  require_protocol: true,
  require_tld: false,
  require_valid_protocol: true,
};

const COLLECTOR_ADDRESS = {
  protocols: ['http', 'https'],
  require_protocol: true,
  require_tld: false,
};

const A_PORT = { message: 'PORT must be a port number from 0 to 65535' };
const A_METRICS_PORT = { message: 'METRICS_PORT must be a port number from 0 to 65535' };

function issuersIn(json: unknown): unknown {
  if (typeof json !== 'string') return json;
  try {
    return plainToInstance(TrustedIssuer, JSON.parse(json));
  } catch {
    return json;
  }
}

/** What every service is told by its environment; each service extends it. */
export class ServiceConfig {
  @Type(() => Number)
  @Min(0, A_PORT)
  @Max(65_535, A_PORT)
  @IsInt(A_PORT)
  readonly PORT!: number;

  /** Where Prometheus reads the figures; nowhere unless it is given. */
  @MayBeAbsent()
  @Type(() => Number)
  @Min(0, A_METRICS_PORT)
  @Max(65_535, A_METRICS_PORT)
  @IsInt(A_METRICS_PORT)
  readonly METRICS_PORT?: number;

  /** Proxies before this service whose word about a caller's address counts; absent: none (the web site at https: one). */
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt({ message: 'TRUSTED_PROXIES must be a number from 0 to 10' })
  @Min(0, { message: 'TRUSTED_PROXIES must be a number from 0 to 10' })
  @Max(10, { message: 'TRUSTED_PROXIES must be a number from 0 to 10' })
  readonly TRUSTED_PROXIES?: number;

  /** `production`: what the service keeps is about people, unless DEMONSTRATION says that they are invented. */
  @MayBeAbsent()
  @IsString()
  readonly NODE_ENV?: string;

  /** Over TLS: `?sslmode=verify-full`, and `&sslrootcert=/path` where Node does not know who signed (decision 0100). */
  @MayBeAbsent()
  @IsSafeDatabaseAddress()
  @IsUrl(DATABASE_ADDRESS, { message: 'DATABASE_URL must be postgres://user:password@host/name' })
  readonly DATABASE_URL?: string;

  /** Of one program at one process; more are answered 429. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  @Max(10_000_000)
  readonly MACHINE_REQUESTS_PER_MINUTE: number = 6_000;

  /** Connections this process may hold. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly DATABASE_POOL_SIZE: number = 10;

  /** Milliseconds after which PostgreSQL gives up on a statement. */
  @Type(() => Number)
  @IsInt()
  @Min(100)
  @Max(600_000)
  readonly DATABASE_STATEMENT_TIMEOUT_MS: number = 15_000;

  @MayBeAbsent()
  @Matches(/^[\w.-]+:\d+(,[\w.-]+:\d+)*$/, { message: 'KAFKA_BROKERS must be host:port,host:port' })
  readonly KAFKA_BROKERS?: string;

  /** Where spans are handed over (OTLP/HTTP), without a path: `http://localhost:4318`. Absent: none are made. */
  @MayBeAbsent()
  @IsUrl(COLLECTOR_ADDRESS, { message: 'OTEL_EXPORTER_OTLP_ENDPOINT must be http://host:port' })
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  /** The share of traces that are kept of those that begin here. */
  @Type(() => Number)
  @Min(0, { message: 'OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1' })
  @Max(1, { message: 'OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1' })
  readonly OTEL_TRACES_SAMPLER_ARG: number = 1;

  @IsIn(['debug', 'info', 'warn', 'error'])
  readonly LOG_LEVEL: LogLevel = 'info';

  @IsArray({
    message: 'TRUSTED_ISSUERS must be a JSON list of { issuer, jwksUrl, kind: person | machine }',
  })
  @ValidateNested({ each: true })
  @Transform(({ value }) => issuersIn(value))
  readonly TRUSTED_ISSUERS: readonly TrustedIssuer[] = [];
}
