import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Logger } from '../logger.js';
import { ServiceConfig } from '../service-config.js';
import { Metrics } from './metrics.js';
import { registerProcessFigures } from './process-figures.js';

/** Gives the figures to Prometheus, on a port of their own that is not published with the service's. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | undefined;
  private stopMeasuring: () => void = () => undefined;

  constructor(
    private readonly config: ServiceConfig,
    private readonly metrics: Metrics,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { METRICS_PORT } = this.config;
    if (METRICS_PORT === undefined) return;
    this.stopMeasuring = registerProcessFigures(this.metrics);
    const server = createServer((request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      void this.metrics.text().then((text) => {
        response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text);
      });
    });
    this.server = server;
    await once(server.listen(METRICS_PORT), 'listening');
    this.logger.info('figures can be read', { port: this.port });
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.stopMeasuring();
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }

  /** Where it listens; 0 where it does not. */
  get port(): number {
    const address = this.server?.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }
}
