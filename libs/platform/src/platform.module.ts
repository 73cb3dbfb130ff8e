import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { BearerCallerReader } from './access/bearer-caller-reader.js';
import { CallerReader } from './access/caller-reader.js';
import { EveryRouteDeclares } from './access/every-route-declares.js';
import { MachineLimitGuard } from './access/machine-limit.guard.js';
import { TokenVerifier } from './access/token-verifier.js';
import { Clock, SystemClock } from './clock.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthController } from './health/health.controller.js';
import { HealthIndicators } from './health/health-indicators.js';
import { CloseIdleConnections } from './http/close-idle-connections.js';
import { ProblemFilter } from './http/problem.filter.js';
import { StrictPipe } from './http/strict-pipe.js';
import { Logger } from './logger.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsServer } from './metrics/metrics-server.js';
import { OpenApiModule } from './openapi.module.js';
import { ServiceConfig } from './service-config.js';
import type { ServiceParts } from './service-parts.js';
import { SpansEnd } from './spans/spans-end.js';

/** What every service has, before its own module: clock, log, database, access, health, strict HTTP. */
@Module({})
export class PlatformModule {
  static forService(parts: ServiceParts): DynamicModule {
    const { name, config, openapi, callers = BearerCallerReader } = parts;
    const offered: Provider[] = [
      { provide: Clock, useValue: parts.clock ?? new SystemClock() },
      { provide: Logger, useValue: new Logger(name, config.LOG_LEVEL) },
      { provide: ServiceConfig, useValue: config },
      { provide: config.constructor, useValue: config },
      HealthIndicators,
      { provide: Metrics, useValue: new Metrics() },
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [
        DiscoveryModule,
        ...databaseOf(parts),
        ...(openapi === undefined ? [] : [OpenApiModule.serving(openapi)]),
      ],
      controllers: [HealthController],
      providers: [
        ...offered,
        EveryRouteDeclares,
        CloseIdleConnections,
        MetricsServer,
        SpansEnd,
        { provide: TokenVerifier, useValue: new TokenVerifier(name, config.TRUSTED_ISSUERS) },
        { provide: CallerReader, useClass: callers },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: MachineLimitGuard },
        { provide: APP_PIPE, useClass: StrictPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: offered,
    };
  }
}

function databaseOf({ name, config, migrations }: ServiceParts): DynamicModule[] {
  if (config.DATABASE_URL === undefined) return [];
  const settings = {
    url: config.DATABASE_URL,
    name: `waymark-${name}`,
    poolSize: config.DATABASE_POOL_SIZE,
    statementTimeoutMs: config.DATABASE_STATEMENT_TIMEOUT_MS,
  };
  return [DatabaseModule.open({ ...settings, ...(migrations !== undefined && { migrations }) })];
}
