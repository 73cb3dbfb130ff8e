import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HealthIndicators } from '@waymark/platform';
import { ConsumerHealth, RelayHealth } from './messaging-health.js';
import { registerGauges } from './messaging-gauges.js';
import { MessagingParts } from './messaging-parts.js';
import { LANES } from './topics.js';

/** Hearing and saying begin with the application; at its end fetching stops first, the relays last. */
@Injectable()
export class MessagingLife
  implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown
{
  constructor(
    private readonly parts: MessagingParts,
    private readonly moduleRef: ModuleRef,
    indicators: HealthIndicators,
  ) {
    const { settings, ports } = parts.ground;
    registerGauges(parts);
    indicators.register(new ConsumerHealth(settings, ports));
    indicators.register(new RelayHealth(parts.connections, parts.relays));
  }

  onApplicationBootstrap(): void {
    const { auditSealer, ground, lag, relays, stalls, tidying, transport } = this.parts;
    const { consumer } = ground.settings;
    if (consumer !== undefined) {
      transport.hearWith(this.moduleRef.get<object>(consumer, { strict: false }));
    }
    for (const lane of LANES) relays[lane].start();
    transport.listen(() => undefined);
    lag.start(() => {
      stalls.check();
    });
    tidying.start();
    auditSealer.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.parts.lag.stop();
    this.parts.tidying.stop();
    this.parts.auditSealer.stop();
    await this.parts.transport.close();
  }

  async onApplicationShutdown(): Promise<void> {
    const { ground, relays } = this.parts;
    await Promise.all(LANES.map((lane) => relays[lane].stop()));
    await Promise.all(LANES.map((lane) => ground.ports[lane].close()));
  }
}
