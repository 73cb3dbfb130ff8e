import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aService, type AnswerOfSpec, type RunningService } from '@waymark/testing';
import type { Request } from 'express';
import { readConfig } from '../read-config.js';
import { ServiceConfig } from '../service-config.js';
import { Allow } from './allow.js';
import type { Caller } from './caller.js';
import { CallerReader } from './caller-reader.js';

const LIMIT = 10;
let read = 0;

@Controller()
class DoorController {
  @Allow({ roles: ['hub-clinician'], scopes: ['referrals:read'] })
  @Get('referrals')
  referrals(): object {
    read += 1;
    return {};
  }
}

@Module({ controllers: [DoorController] })
class DoorModule {}

/** Whoever the token says. */
@Injectable()
class BelievingReader extends CallerReader {
  read({ headers: { authorization = '' } }: Request): Caller {
    const [kind = '', subject = ''] = authorization.replace('Bearer ', '').split(':');
    const common = { subject, organisation: 'cw-loss' };
    return kind === 'machine'
      ? { ...common, kind, roles: [], scopes: ['referrals:read'] }
      : { ...common, kind: 'person', roles: ['hub-clinician'], scopes: [] };
  }
}

let service: RunningService;
beforeAll(async () => {
  const config = readConfig(ServiceConfig, {
    ...{ PORT: '0', LOG_LEVEL: 'error', TRUSTED_ISSUERS: '[]' },
    MACHINE_REQUESTS_PER_MINUTE: String(LIMIT),
  });
  const callers = BelievingReader;
  service = await aService({ name: 'routing', module: DoorModule, config, callers });
});
afterAll(() => service.close());

const asked = (token: string): Promise<AnswerOfSpec> =>
  service.call('GET', '/referrals', { token });
const many = async (token: string, times: number): Promise<AnswerOfSpec[]> => {
  const answers: AnswerOfSpec[] = [];
  for (let nth = 0; nth < times; nth += 1) answers.push(await asked(token));
  return answers;
};

describe('a program', () => {
  it('that asks more often in a minute than it may is told when to try again, and nothing is read', async () => {
    const answers = await many('machine:one', LIMIT + 2);
    expect(answers.map(({ status }) => status)).toEqual([
      ...Array.from({ length: LIMIT }, () => 200),
      ...[429, 429],
    ]);
    expect(read).toBe(LIMIT);
    const refused = answers.at(-1);
    const wait = Number(refused?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(refused?.body).toMatchObject({ status: 429, code: 'too-many-requests' });
  });

  it('is refused for nobody else', async () => {
    await many('machine:two', LIMIT + 1);
    expect((await asked('machine:two')).status).toBe(429);
    expect((await asked('machine:three')).status).toBe(200);
  });

  it('is no person: the web site counts those', async () => {
    const answers = await many('person:four', LIMIT + 2);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
