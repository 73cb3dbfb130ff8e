import { Injectable } from '@nestjs/common';
import { HealthIndicators, Logger, Rounds, type HealthAnswer } from '@waymark/platform';
import { NotificationConfig } from '../notification.config.js';
import { SendMessage } from '../use-cases/send-message.js';
import { WatchProviders } from '../use-cases/watch-providers.js';

const IDLE_MS = 1_000;
/** After a look that found nothing. */
const QUIET_MS = 2_000;
const TROUBLE_MS = 2_000;

/**
 * Sends what is due, half a second's worth at a time and no faster than the provider takes it; a pile of messages, or
 * a provider that is down, never touches planning or routing.
 */
@Injectable()
export class SendingLoop extends Rounds {
  readonly name = 'sending';
  private readonly atOnce: number;
  private readonly msEach: number;

  constructor(
    private readonly sendMessage: SendMessage,
    private readonly watchProviders: WatchProviders,
    logger: Logger,
    { MESSAGES_PER_SECOND }: NotificationConfig,
    health: HealthIndicators,
  ) {
    super(logger, { restMs: TROUBLE_MS, trouble: 'messages wait and are tried again' });
    this.atOnce = Math.ceil(MESSAGES_PER_SECOND / 2);
    this.msEach = 1_000 / MESSAGES_PER_SECOND;
    health.register(this);
  }

  ready(): HealthAnswer {
    const detail = this.isTroubled
      ? 'Messages wait: addresses or the database cannot be asked'
      : 'Messages are being sent.';
    return { ok: true, detail };
  }

  protected async round(): Promise<number> {
    const began = performance.now();
    const due = await this.sendMessage.leaseDue(this.atOnce);
    const results = await Promise.allSettled(due.map((one) => this.sendMessage.execute(one)));
    await this.watchProviders.saw(
      results.flatMap((result) => (result.status === 'fulfilled' ? (result.value ?? []) : [])),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    if (due.length === 0) return QUIET_MS;
    const pace = began + due.length * this.msEach - performance.now();
    return due.length < this.atOnce ? Math.max(IDLE_MS, pace) : pace;
  }
}
