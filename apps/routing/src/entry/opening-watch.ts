import { Injectable } from '@nestjs/common';
import { HealthIndicators, Logger, Rounds, type HealthAnswer } from '@waymark/platform';
import { RoutingConfig } from '../routing.config.js';
import { CountFigures } from '../use-cases/count-figures.js';
import { WatchOpenings, type OpeningToLookAt } from '../use-cases/watch-openings.js';

/** Openings come into force by the day, and figures are counted by the hour: they are looked at less often than clocks. */
const TIMES_RARER = 3;

/** Looks now and then at openings that have come into force, and counts the figures when it is time. */
@Injectable()
export class OpeningWatch extends Rounds {
  readonly name = 'openings';

  constructor(
    private readonly watchOpenings: WatchOpenings,
    private readonly countFigures: CountFigures,
    { CLOCK_SECONDS }: RoutingConfig,
    logger: Logger,
    health: HealthIndicators,
  ) {
    const trouble = 'openings cannot be looked at and are tried again';
    super(logger, { restMs: CLOCK_SECONDS * 1000 * TIMES_RARER, trouble });
    health.register(this);
  }

  ready(): HealthAnswer {
    const detail = this.isTroubled
      ? 'Openings cannot be read now; what is due waits.'
      : 'Openings are watched.';
    return { ok: true, detail };
  }

  /** One look at every service whose opening has changed. */
  async look(stopping: AbortSignal): Promise<void> {
    for (const due of await this.watchOpenings.due()) {
      if (stopping.aborted) return;
      await this.tryIt(due, stopping);
    }
  }

  protected async round(stopping: AbortSignal): Promise<undefined> {
    await this.look(stopping);
    await this.countFigures.execute();
  }

  // One service that cannot be looked at stops no other.
  private async tryIt(due: OpeningToLookAt, stopping: AbortSignal): Promise<void> {
    try {
      const offers = await this.watchOpenings.look(due);
      for (const referralId of offers.toAsk) {
        if (stopping.aborted) return;
        await this.ask(due, referralId);
      }
      await this.watchOpenings.looked(due, offers);
    } catch (cause) {
      this.logger.error('the open offers of a service could not be looked at', {
        subject: due.serviceId,
        cause,
      });
    }
  }

  // One offer about which nobody can be asked stops no other.
  private async ask(due: OpeningToLookAt, referralId: string): Promise<void> {
    try {
      await this.watchOpenings.ask(due, referralId);
    } catch (cause) {
      this.logger.error('nobody could be asked about an offer', { referralId, cause });
    }
  }
}
