import { Injectable } from '@nestjs/common';
import { HealthIndicators, Logger, Rounds, type HealthAnswer } from '@waymark/platform';
import { RoutingConfig } from '../routing.config.js';
import { LookAfterConcern } from '../use-cases/look-after-concern.js';
import { WatchClocks } from '../use-cases/watch-clocks.js';
import { LeftAlone } from './left-alone.js';

/** Looks every few seconds at which clocks have something to say. */
@Injectable()
export class ClockWatch extends Rounds {
  readonly name = 'clocks';
  private readonly leftAlone = new LeftAlone();

  constructor(
    private readonly watchClocks: WatchClocks,
    private readonly concerns: LookAfterConcern,
    { CLOCK_SECONDS }: RoutingConfig,
    logger: Logger,
    health: HealthIndicators,
  ) {
    const trouble = 'the clocks cannot be read and are tried again';
    super(logger, { restMs: CLOCK_SECONDS * 1000, trouble });
    health.register(this);
  }

  ready(): HealthAnswer {
    const detail = this.isTroubled
      ? 'The clocks cannot be read now; they wait.'
      : 'Clocks are watched.';
    return { ok: true, detail };
  }

  /** One look at all clocks. */
  async look(stopping: AbortSignal): Promise<void> {
    for (const referralId of await this.watchClocks.due(this.leftAlone.ids())) {
      if (stopping.aborted) return;
      await this.sayFor(referralId);
    }
    for (const concernId of await this.concerns.due(this.leftAlone.ids())) {
      if (stopping.aborted) return;
      await this.lookAfter(concernId);
    }
  }

  protected async round(stopping: AbortSignal): Promise<undefined> {
    await this.look(stopping);
  }

  // One referral whose clock cannot be said stops no other.
  private async sayFor(referralId: string): Promise<void> {
    try {
      const isSaid = await this.watchClocks.execute(referralId);
      if (!isSaid) this.leftAlone.add(referralId);
    } catch (cause) {
      this.leftAlone.add(referralId);
      this.logger.error('a clock could not be said', { referralId, cause });
    }
  }

  private async lookAfter(concernId: string): Promise<void> {
    try {
      await this.concerns.timeWentBy(concernId);
    } catch (cause) {
      this.leftAlone.add(concernId);
      this.logger.error('a safety concern could not be looked after', {
        subject: concernId,
        cause,
      });
    }
  }
}
