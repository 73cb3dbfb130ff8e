import { setTimeout as pause } from 'node:timers/promises';
import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { HealthIndicators, Logger, type HealthAnswer } from '@waymark/platform';
import { NotificationConfig } from '../notification.config.js';
import { SendMessage } from '../use-cases/send-message.js';

const IDLE_MS = 1_000;
const TROUBLE_MS = 2_000;

/**
 * Sends what is due, half a second's worth at a time and no faster than the provider takes it; a pile of messages, or
 * a provider that is down, never touches planning or routing.
 */
@Injectable()
export class SendingLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly name = 'sending';
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private readonly atOnce: number;
  private readonly msEach: number;
  private trouble: string | undefined;

  constructor(
    private readonly sendMessage: SendMessage,
    private readonly logger: Logger,
    config: NotificationConfig,
    health: HealthIndicators,
  ) {
    this.atOnce = Math.ceil(config.MESSAGES_PER_SECOND / 2);
    this.msEach = 1_000 / config.MESSAGES_PER_SECOND;
    health.register(this);
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  ready(): Promise<HealthAnswer> {
    return Promise.resolve(
      this.trouble === undefined
        ? { ok: true, detail: 'Messages are being sent.' }
        : { ok: true, detail: `Messages wait: ${this.trouble}` },
    );
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const began = performance.now();
      const sent = await this.sendDue();
      const pace = began + sent * this.msEach - performance.now();
      const idle = this.trouble === undefined ? IDLE_MS : TROUBLE_MS;
      await this.rest(sent < this.atOnce ? Math.max(idle, pace) : pace);
    }
  }

  private async sendDue(): Promise<number> {
    try {
      const due = await this.sendMessage.leaseDue(this.atOnce);
      const results = await Promise.allSettled(
        due.map((message) => this.sendMessage.execute(message)),
      );
      const failed = results.find((result) => result.status === 'rejected');
      this.note(failed?.reason);
      return due.length;
    } catch (cause) {
      this.note(cause);
      return 0;
    }
  }

  private note(cause: unknown): void {
    const was = this.trouble;
    this.trouble = cause === undefined ? undefined : 'addresses or the database cannot be asked';
    if (this.trouble !== undefined && was === undefined) {
      this.logger.warn('messages wait and are tried again', { cause });
    }
  }

  private rest(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
