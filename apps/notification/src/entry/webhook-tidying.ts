import { Injectable } from '@nestjs/common';
import { Logger, Rounds } from '@waymark/platform';
import { ForgetWebhooks } from '../use-cases/forget-webhooks.js';

const EVERY_MS = 3_600_000;

/** Every hour. */
@Injectable()
export class WebhookTidying extends Rounds {
  constructor(
    private readonly forgetWebhooks: ForgetWebhooks,
    logger: Logger,
  ) {
    super(logger, { restMs: EVERY_MS, trouble: 'what systems were told is tidied in an hour' });
  }

  protected async round(): Promise<number> {
    await this.forgetWebhooks.execute();
    return EVERY_MS;
  }
}
