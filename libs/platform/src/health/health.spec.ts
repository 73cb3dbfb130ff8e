import { Module } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aService, type RunningService } from '@waymark/testing';
import { readConfig } from '../read-config.js';
import { ServiceConfig } from '../service-config.js';
import type { HealthAnswer } from './health-indicator.js';
import { HealthIndicators } from './health-indicators.js';

@Module({})
class EmptyModule {}

let service: RunningService;
let consumer: HealthAnswer;
let alive: HealthAnswer;
const good = { ok: true, detail: 'It is well.' };

beforeEach(async () => {
  [consumer, alive] = [good, good];
  const config = readConfig(ServiceConfig, { PORT: '0', LOG_LEVEL: 'error' });
  service = await aService({ name: 'routing', module: EmptyModule, config });
  service.app.get(HealthIndicators).register({
    name: 'consumer',
    ready: () => consumer,
    live: () => alive,
  });
});
afterEach(() => service.close());

describe('the health of a service', () => {
  it.each(['/health/live', '/health/ready', '/health/started'])(
    '%s is asked by anyone',
    async (path) => {
      const answer = await service.call('GET', path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('is not ready while one part is not, and says which and why', async () => {
    consumer = { ok: false, detail: 'The consumer has not joined its group.' };
    const answer = await service.call('GET', '/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.body).toEqual({ ok: false, checks: [{ name: 'consumer', ...consumer }] });
    expect((await service.call('GET', '/health/live')).status).toBe(200);
  });

  it('is no longer alive when a part is beyond help', async () => {
    alive = { ok: false, detail: 'The consumer has crashed for good.' };
    const answer = await service.call('GET', '/health/live');
    expect(answer.status).toBe(503);
    expect(answer.body).toEqual({ ok: false, checks: [{ name: 'consumer', ...alive }] });
  });

  it('is not ready when a part cannot be asked, without telling its error', async () => {
    service.app.get(HealthIndicators).register({
      name: 'database',
      ready: () => Promise.reject(new Error('password authentication failed')),
    });
    const answer = await service.call('GET', '/health/ready');
    expect(answer.status).toBe(503);
    expect(JSON.stringify(answer.body)).not.toContain('password');
  });

  it('is not ready when a part does not answer within two seconds', async () => {
    service.app.get(HealthIndicators).register({
      name: 'database',
      ready: () => new Promise<HealthAnswer>(() => undefined),
    });
    const began = performance.now();
    expect((await service.call('GET', '/health/ready')).status).toBe(503);
    expect(performance.now() - began).toBeLessThan(2_900);
  });

  it('is not ready once it is stopping', async () => {
    service.app.get(HealthIndicators).onModuleDestroy();
    expect((await service.call('GET', '/health/ready')).status).toBe(503);
  });
});
