import { once } from 'node:events';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from './logger.js';
import { NestLog } from './nest-log.js';
import { PlatformModule } from './platform.module.js';
import { prepareService } from './prepare-service.js';
import type { ServiceParts } from './service-parts.js';
import { startSpans } from './spans/spans.js';

const DRAIN_DEADLINE_MS = 25_000;

/** Runs a service as this process: database, migrations, strict HTTP, access rules, health, draining. */
export async function startService(parts: ServiceParts): Promise<INestApplication> {
  const logger = new Logger(parts.name, parts.config.LOG_LEVEL);
  process.once('uncaughtException', (cause) => {
    giveUp(logger, 'an error was caught by nobody, so the service stops', cause);
  });
  try {
    await startSpansOf(parts);
    const app = await createService(parts, logger);
    drainOnSignal(app, logger);
    await app.init();
    giveBackWhatStartingTook();
    await listening(app, parts.config.PORT);
    logger.info('the service is started', { port: portOf(app) });
    return app;
  } catch (cause) {
    giveUp(logger, sentenceFor(cause, parts), cause);
  }
}

async function startSpansOf({ name, config }: ServiceParts): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: share } = config;
  if (endpoint !== undefined) await startSpans({ service: name, endpoint, share });
}

async function createService(parts: ServiceParts, logger: Logger): Promise<NestExpressApplication> {
  const root = { imports: [PlatformModule.forService(parts), parts.module] };
  const app = await NestFactory.create<NestExpressApplication>(root, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLog(logger),
  });
  await prepareService(app, parts);
  return app;
}

// Modules, criteria and places are read once, and half as much again is left behind by reading them: up to 35 MB. Node
// is told to offer this (infra/start/node-flags.mjs); where it does not, memory is given back later or not at all.
function giveBackWhatStartingTook(): void {
  globalThis.gc?.({ type: 'major', flavor: 'last-resort' });
}

// Nest's own `listen` would log a second, less helpful line about a port in use.
async function listening(app: NestExpressApplication, port: number): Promise<void> {
  const server = app.getHttpServer();
  await once(server.listen(port), 'listening');
}

function drainOnSignal(app: NestExpressApplication, logger: Logger): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info('finishing what is in hand, then stopping', { signal });
      setTimeout(() => {
        giveUp(logger, 'not finished before the deadline, so the service stops as it is');
      }, DRAIN_DEADLINE_MS).unref();
    });
  }
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
}

// An error nobody caught would be printed whole by Node, queries and their parameters included.
function giveUp(logger: Logger, sentence: string, cause?: unknown): never {
  logger.error(sentence, cause === undefined ? {} : { cause });
  process.exit(1);
}

function sentenceFor(cause: unknown, { config }: ServiceParts): string {
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return `port ${String(config.PORT)} is in use: stop what uses it, or set PORT to another`;
  }
  return 'the service cannot start';
}

function portOf(app: NestExpressApplication): number {
  const address = app.getHttpServer().address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
