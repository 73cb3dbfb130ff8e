import { Module } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { aService } from '@waymark/testing';
import { readConfig } from './read-config.js';
import { ServiceConfig } from './service-config.js';

@Module({})
class EmptyModule {}

describe('the description of a service', () => {
  const config = readConfig(ServiceConfig, { PORT: '0', LOG_LEVEL: 'error' });
  const parts = { name: 'intake', module: EmptyModule, config } as const;

  it('is the committed document, for anyone', async () => {
    const openapi = { openapi: '3.1.0', info: { title: 'Intake', version: '1' }, paths: {} };
    const service = await aService({ ...parts, openapi });
    expect((await service.call('GET', '/openapi.json')).body).toEqual(openapi);
    await service.close();
  });

  it('is not found where there is none', async () => {
    const service = await aService(parts);
    expect((await service.call('GET', '/openapi.json')).status).toBe(404);
    await service.close();
  });
});
