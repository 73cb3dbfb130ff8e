import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HealthIndicators, Logger, type HealthAnswer } from '@waymark/platform';
import { RoutingConfig } from '../routing.config.js';
import { LookAfterConcern } from '../use-cases/look-after-concern.js';
import { WatchClocks } from '../use-cases/watch-clocks.js';

/** Looks every few seconds at which clocks have something to say. What is due is kept in rows, so a restart forgets nothing. */
@Injectable()
export class ClockWatch implements OnApplicationBootstrap, OnModuleDestroy {
  readonly name = 'clocks';
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private troubled = false;

  constructor(
    private readonly watchClocks: WatchClocks,
    private readonly concerns: LookAfterConcern,
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
    return Promise.resolve({
      ok: true,
      detail: this.troubled ? 'The clocks cannot be read now; they wait.' : 'Clocks are watched.',
    });
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.look();
      const rest = pause(this.config.CLOCK_SECONDS * 1000, undefined, {
        signal: this.stopping.signal,
      });
      await rest.catch(() => undefined);
    }
  }

  private async look(): Promise<void> {
    try {
      const due = await this.watchClocks.due();
      this.troubled = false;
      for (const referralId of due) await this.sayFor(referralId);
      for (const concernId of await this.concerns.due()) await this.lookAfter(concernId);
    } catch (cause) {
      if (!this.troubled)
        this.logger.warn('the clocks cannot be read and are tried again', { cause });
      this.troubled = true;
    }
  }

  // One referral whose clock cannot be said stops no other.
  private async sayFor(referralId: string): Promise<void> {
    if (this.stopping.signal.aborted) return;
    try {
      await this.watchClocks.execute(referralId);
    } catch (cause) {
      this.logger.error('a clock could not be said', { referralId, cause });
    }
  }

  private async lookAfter(concernId: string): Promise<void> {
    if (this.stopping.signal.aborted) return;
    try {
      await this.concerns.timeWentBy(concernId);
    } catch (cause) {
      this.logger.error('a safety concern could not be looked after', {
        subject: concernId,
        cause,
      });
    }
  }
}
