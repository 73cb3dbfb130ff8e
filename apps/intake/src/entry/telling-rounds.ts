import { Injectable } from '@nestjs/common';
import { Logger, Rounds } from '@waymark/platform';
import { TellRestrictions } from '../use-cases/tell-restrictions.js';

const REST_MS = 60_000;

/** Looks when the service is up, and now and then, whether others have not been told yet for whom a restricted referral is open. */
@Injectable()
export class TellingRounds extends Rounds {
  constructor(
    private readonly tellRestrictions: TellRestrictions,
    logger: Logger,
  ) {
    super(logger, { restMs: REST_MS, trouble: 'others are not told who may open what' });
  }

  /** The next at once where there may be more. */
  protected async round(): Promise<number | undefined> {
    return (await this.tellRestrictions.execute()) > 0 ? 0 : undefined;
  }
}
