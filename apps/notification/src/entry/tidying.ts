import { Injectable } from '@nestjs/common';
import { Logger, Rounds } from '@waymark/platform';
import { ForgetWhatWasTold } from '../use-cases/forget-what-was-told.js';

const EVERY_MS = 3_600_000;

/** Every hour. */
@Injectable()
export class Tidying extends Rounds {
  constructor(
    private readonly forget: ForgetWhatWasTold,
    logger: Logger,
  ) {
    super(logger, { restMs: EVERY_MS, trouble: 'what was told is tidied in an hour' });
  }

  protected async round(): Promise<number> {
    await this.forget.execute();
    return EVERY_MS;
  }
}
