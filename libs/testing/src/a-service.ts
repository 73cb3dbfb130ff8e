import type { Abstract, INestApplication, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import {
  Logger,
  migrate,
  NestLog,
  PlatformModule,
  prepareService,
  type ServiceParts,
} from '@waymark/platform';
import { addressesOf, APPLICATION } from './environment/a-database.js';
import { Beside } from './environment/beside.js';

/** A service running inside the spec's own process, on a free port unless one was asked for. */
export interface RunningService {
  readonly url: string;
  readonly app: INestApplication;
  /** Calls the service and reads its JSON; `token` becomes the bearer. */
  call<Body = unknown>(
    method: string,
    path: string,
    options?: CallOfSpec,
  ): Promise<AnswerOfSpec<Body>>;
  /** SQL beside the service, past every rule: to see what was stored, and to do what nobody should. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface CallOfSpec {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface AnswerOfSpec<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Stands in for something outside, such as a gateway; never for our own code. */
export interface StandIn {
  readonly for: Type | Abstract<unknown>;
  readonly use: object;
}

/** Starts a service as `startService` does, with stand-ins for what is outside; 0 is any free port. */
export async function aService(
  parts: ServiceParts,
  standIns: readonly StandIn[] = [],
  port = 0,
): Promise<RunningService> {
  const beside = await prepared(parts);
  const builder = Test.createTestingModule({
    imports: [PlatformModule.forService(parts), parts.module],
  });
  for (const standIn of standIns) builder.overrideProvider(standIn.for).useValue(standIn.use);
  const app = (await builder.compile()).createNestApplication<NestExpressApplication>({
    bodyParser: false,
    logger: new NestLog(new Logger(parts.name, 'error')),
  });
  await prepareService(app, parts);
  await app.listen(port, '127.0.0.1');
  const url = (await app.getUrl()).replace(/\/$/, '');
  return {
    url,
    app,
    call: (method, path, options = {}) => call(`${url}${path}`, method, options),
    query: (sql, parameters) => beside.query(sql, parameters),
    close: async () => {
      await app.close();
      await beside.close();
    },
  };
}

/** The owner brings the database up to date before the service, which may not, comes to it. */
async function prepared({ name, config, migrations }: ServiceParts): Promise<Beside> {
  const { DATABASE_URL: url } = config;
  if (url !== undefined && migrations !== undefined) {
    const { ownerUrl } = addressesOf(url);
    await migrate({ url: ownerUrl, name: `spec-${name}`, application: APPLICATION, migrations });
  }
  return new Beside(url);
}

async function call<Body>(
  url: string,
  method: string,
  options: CallOfSpec,
): Promise<AnswerOfSpec<Body>> {
  const { token, body, headers } = options;
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const read = (isJson ? JSON.parse(text) : text) as Body;
  return { status: response.status, headers: response.headers, body: read };
}
