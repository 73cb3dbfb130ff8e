import { Injectable } from '@nestjs/common';
import { HealthIndicators, Logger, Rounds, type HealthAnswer } from '@waymark/platform';
import { RoutingConfig } from '../routing.config.js';
import { MoveCaseload, type ClosureToRun } from '../use-cases/move-caseload.js';

/** A service closes by the day: it is looked at less often than clocks. */
const TIMES_RARER = 3;

/** Moves the caseloads of services that close. What is to do is kept in rows, so a restart goes on where it was. */
@Injectable()
export class ClosureWatch extends Rounds {
  readonly name = 'closures';

  constructor(
    private readonly caseload: MoveCaseload,
    { CLOCK_SECONDS }: RoutingConfig,
    logger: Logger,
    health: HealthIndicators,
  ) {
    const trouble = 'closing services cannot be looked at and are tried again';
    super(logger, { restMs: CLOCK_SECONDS * 1000 * TIMES_RARER, trouble });
    health.register(this);
  }

  ready(): HealthAnswer {
    const detail = this.isTroubled
      ? 'Closing services cannot be looked at now; what is due waits.'
      : 'Closing services are looked after.';
    return { ok: true, detail };
  }

  /** One look at every service that closes. */
  async look(stopping: AbortSignal): Promise<void> {
    for (const closure of await this.caseload.due()) await this.tryIt(closure, stopping);
  }

  protected async round(stopping: AbortSignal): Promise<undefined> {
    await this.look(stopping);
  }

  // One service that cannot be looked after stops no other.
  private async tryIt(closure: ClosureToRun, stopping: AbortSignal): Promise<void> {
    try {
      await this.lookAfter(closure, stopping);
    } catch (cause) {
      const subject = closure.serviceId;
      this.logger.error('a closing service could not be looked after', { subject, cause });
    }
  }

  private async lookAfter(closure: ClosureToRun, stopping: AbortSignal): Promise<void> {
    const { toMove, stillHere } = await this.caseload.look(closure);
    for (const referralId of toMove) {
      if (stopping.aborted) return;
      await this.move(closure, referralId);
    }
    for (const referralId of stillHere) {
      if (stopping.aborted) return;
      await this.ask(closure, referralId);
    }
    await this.caseload.looked(closure);
  }

  // One referral that cannot be moved stops no other.
  private async move(closure: ClosureToRun, referralId: string): Promise<void> {
    try {
      await this.caseload.move(closure, referralId);
    } catch (cause) {
      this.logger.error('a referral of a closing service could not be moved', {
        referralId,
        cause,
      });
      await this.caseload.failed(closure, referralId);
    }
  }

  private async ask(closure: ClosureToRun, referralId: string): Promise<void> {
    try {
      await this.caseload.ask(closure, referralId);
    } catch (cause) {
      this.logger.error('nobody could be asked about a referral of a closed service', {
        referralId,
        cause,
      });
    }
  }
}
