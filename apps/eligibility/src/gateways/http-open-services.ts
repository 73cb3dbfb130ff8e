import { Injectable } from '@nestjs/common';
import type { Directory, ServiceOpening } from '@waymark/contracts';
import { MachineTokens, ServiceClient } from '@waymark/platform';
import { EligibilityConfig } from '../eligibility.config.js';
import { OpenServices } from './open-services.js';

/** As routing reads them: whoever is on one of these can be offered somebody. */
const TAKING: readonly ServiceOpening[] = ['open', 'limited', 'waiting-list-only'];

@Injectable()
export class HttpOpenServices extends OpenServices {
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

  async now(): Promise<readonly string[] | undefined> {
    const directory = await this.routing.get<Directory>('/services').catch(() => undefined);
    return directory?.services
      .filter(({ opening }) => TAKING.includes(opening))
      .map(({ serviceId }) => serviceId);
  }
}
