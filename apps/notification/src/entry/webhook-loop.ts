import { Injectable } from '@nestjs/common';
import { Logger, Rounds } from '@waymark/platform';
import { SendWebhook } from '../use-cases/send-webhook.js';

const IDLE_MS = 2_000;
/** After a look that found nothing. */
const QUIET_MS = 4_000;
const AT_ONCE = 20;

/** Tells other systems what is due. One that is slow or away holds up nobody but those that wait with it, and no message. */
@Injectable()
export class WebhookLoop extends Rounds {
  constructor(
    private readonly sendWebhook: SendWebhook,
    logger: Logger,
  ) {
    super(logger, { restMs: IDLE_MS, trouble: 'webhooks wait and are tried again' });
  }

  protected async round(): Promise<number> {
    const due = await this.sendWebhook.leaseDue(AT_ONCE);
    const ends = await Promise.allSettled(
      due.map((one) => this.sendWebhook.execute(one, Math.random())),
    );
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    if (due.length === 0) return QUIET_MS;
    return due.length < AT_ONCE ? IDLE_MS : 0;
  }
}
