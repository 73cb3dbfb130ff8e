import { Injectable } from '@nestjs/common';
import type { PreviewPlacement, RoutingPreview } from '@waymark/contracts';
import { MachineTokens, ServiceClient } from '@waymark/platform';
import { EligibilityConfig } from '../eligibility.config.js';
import { RoutingPreviewer } from './routing-previewer.js';

/** A referrer waits on the page for this: beyond it the answer goes out without routing's part. */
const TIMEOUT_MS = 800;

@Injectable()
export class HttpRoutingPreview extends RoutingPreviewer {
  private readonly routing: ServiceClient;

  constructor(config: EligibilityConfig) {
    super();
    this.routing = new ServiceClient({
      service: 'routing',
      baseUrl: config.ROUTING_URL,
      timeoutMs: TIMEOUT_MS,
      scopes: ['placements:preview'],
      tokens: new MachineTokens({
        tokenUrl: config.TOKEN_URL,
        clientId: config.CLIENT_ID,
        clientSecret: config.CLIENT_SECRET,
      }),
    });
  }

  preview(question: PreviewPlacement): Promise<RoutingPreview | undefined> {
    return this.routing
      .post<RoutingPreview>('/placements/preview', question, { onlyAsks: true })
      .catch(() => undefined);
  }
}
