import { Injectable } from '@nestjs/common';
import { HealthIndicators, Logger, Rounds, type HealthAnswer } from '@waymark/platform';
import { RoutingConfig } from '../routing.config.js';
import { LookAfterConcern } from '../use-cases/look-after-concern.js';
import { WatchClocks } from '../use-cases/watch-clocks.js';

/** Looks every few seconds at which clocks have something to say. */
@Injectable()
export class ClockWatch extends Rounds {
  readonly name = 'clocks';

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

  protected async round(stopping: AbortSignal): Promise<undefined> {
    for (const referralId of await this.watchClocks.due()) {
      if (stopping.aborted) return;
      await this.sayFor(referralId);
    }
    for (const concernId of await this.concerns.due()) {
      if (stopping.aborted) return;
      await this.lookAfter(concernId);
    }
  }

  // One referral whose clock cannot be said stops no other.
  private async sayFor(referralId: string): Promise<void> {
    try {
      await this.watchClocks.execute(referralId);
    } catch (cause) {
      this.logger.error('a clock could not be said', { referralId, cause });
    }
  }

  private async lookAfter(concernId: string): Promise<void> {
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
