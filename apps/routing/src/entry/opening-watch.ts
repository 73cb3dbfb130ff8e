import { Injectable } from '@nestjs/common';
import { HealthIndicators, Logger, Rounds, type HealthAnswer } from '@waymark/platform';
import { RoutingConfig } from '../routing.config.js';
import { CountFigures } from '../use-cases/count-figures.js';
import { WatchOpenings } from '../use-cases/watch-openings.js';

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

  protected async round(): Promise<undefined> {
    for (const look of await this.watchOpenings.due()) await this.watchOpenings.execute(look);
    await this.countFigures.execute();
  }
}
