import { Injectable } from '@nestjs/common';
import type { Directory } from '@waymark/contracts';
import { MachineTokens, ServiceClient } from '@waymark/platform';
import { takesPeople } from '@waymark/routing-order';
import type { PlacesToday } from '../domain/what-if/known-places.js';
import { EligibilityConfig } from '../eligibility.config.js';
import { PlacesNow } from './places-now.js';

@Injectable()
export class HttpPlacesNow extends PlacesNow {
  private readonly routing: ServiceClient;

  constructor(config: EligibilityConfig) {
    super();
    this.routing = new ServiceClient({
      service: 'routing',
      baseUrl: config.ROUTING_URL,
      scopes: ['placements:preview'],
      tokens: new MachineTokens({
        tokenUrl: config.TOKEN_URL,
        clientId: config.CLIENT_ID,
        clientSecret: config.CLIENT_SECRET,
      }),
    });
  }

  async read(): Promise<PlacesToday | undefined> {
    const directory = await this.routing.get<Directory>('/services').catch(() => undefined);
    if (directory === undefined) return undefined;
    const { services, goingOn } = directory;
    const open = services.filter(({ opening }) => takesPeople(opening));
    return { open: open.map(({ serviceId }) => serviceId), goingOn };
  }
}
