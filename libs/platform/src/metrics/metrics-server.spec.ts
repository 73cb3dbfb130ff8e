import { Controller, Get, Module, Param } from '@nestjs/common';
import { afterEach, describe, expect, it } from '@jest/globals';
import { aService, type RunningService } from '@waymark/testing';
import { Allow } from '../access/allow.js';
import { readConfig } from '../read-config.js';
import { ServiceConfig } from '../service-config.js';
import { MetricsServer } from './metrics-server.js';

@Allow({ anyone: true })
@Controller('people')
class PeopleController {
  @Get(':name')
  read(@Param('name') name: string): object {
    return { name };
  }
}

@Module({ controllers: [PeopleController] })
class PeopleModule {}

let service: RunningService;
afterEach(() => service.close());

async function start(told: Readonly<Record<string, string>>): Promise<MetricsServer> {
  const config = readConfig(ServiceConfig, { PORT: '0', LOG_LEVEL: 'error', ...told });
  service = await aService({ name: 'routing', module: PeopleModule, config });
  return service.app.get(MetricsServer);
}

describe('the figures of a service', () => {
  it('are read on a port of their own, not on the service’s', async () => {
    const { port } = await start({ METRICS_PORT: '0' });
    const answer = await fetch(`http://127.0.0.1:${String(port)}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('version=0.0.4');
    expect(await answer.text()).toContain('process_resident_memory_bytes');
    expect((await fetch(`http://127.0.0.1:${String(port)}/other`)).status).toBe(404);
    expect((await service.call('GET', '/metrics')).status).toBe(404);
  });

  it('tell how long requests took by route, and nothing of what was in them', async () => {
    const { port } = await start({ METRICS_PORT: '0' });
    await service.call('GET', '/people/Canary');
    await service.call('GET', '/nothing/Canary');
    const text = await (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
    expect(text).toContain(
      'waymark_http_request_seconds_count{method="GET",route="/people/:name",status="2xx"} 1',
    );
    expect(text).toContain(
      'waymark_http_request_seconds_count{method="GET",route="none",status="4xx"} 1',
    );
    expect(text).not.toContain('Canary');
  });

  it('are given nowhere unless a port is told', async () => {
    expect((await start({})).port).toBe(0);
  });
});
