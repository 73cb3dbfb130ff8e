import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HealthIndicators, Logger, type HealthAnswer } from '@waymark/platform';
import { RoutingConfig } from '../routing.config.js';
import { CountFigures } from '../use-cases/count-figures.js';
import { WatchOpenings } from '../use-cases/watch-openings.js';

/** Looks every few seconds at openings that have come into force, and counts the figures when it is time. */
@Injectable()
export class OpeningWatch implements OnApplicationBootstrap, OnModuleDestroy {
  readonly name = 'openings';
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private troubled = false;

  constructor(
    private readonly watchOpenings: WatchOpenings,
    private readonly countFigures: CountFigures,
    private readonly config: RoutingConfig,
    private readonly logger: Logger,
    health: HealthIndicators,
  ) {
    health.register(this);
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  ready(): Promise<HealthAnswer> {
    const detail = this.troubled
      ? 'Openings cannot be read now; what is due waits.'
      : 'Openings are watched.';
    return Promise.resolve({ ok: true, detail });
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.look();
      await pause(this.config.CLOCK_SECONDS * 1000, undefined, { signal }).catch(() => undefined);
    }
  }

  private async look(): Promise<void> {
    try {
      for (const look of await this.watchOpenings.due()) await this.watchOpenings.execute(look);
      await this.countFigures.execute();
      this.troubled = false;
    } catch (cause) {
      if (!this.troubled) {
        this.logger.warn('openings cannot be looked at and are tried again', { cause });
      }
      this.troubled = true;
    }
  }
}
