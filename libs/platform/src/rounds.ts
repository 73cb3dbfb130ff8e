import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { Logger } from './logger.js';

export interface RoundSettings {
  /** Between one round and the next, in milliseconds, unless the round says otherwise. */
  readonly restMs: number;
  /** Said once when rounds begin to fail. */
  readonly trouble: string;
}

/**
 * Work done in rounds, from when the service is up until it goes. A round that fails is tried again after the rest; what
 * is due stands in rows of the database, so neither that nor a restart forgets anything.
 */
export abstract class Rounds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private failed = false;
  private endRest: (() => void) | undefined;
  private again = false;

  protected constructor(
    protected readonly logger: Logger,
    private readonly settings: RoundSettings,
  ) {}

  /** One round. It looks at `stopping` between two pieces of work, and may answer a rest of its own in milliseconds. */
  protected abstract round(stopping: AbortSignal): Promise<number | undefined>;

  /** There is something to do: the rest ends, and where a round is under way another follows it at once. */
  wake(): void {
    this.again = true;
    this.endRest?.();
  }

  /** For work that was begun outside a round. */
  protected get stopping(): AbortSignal {
    return this.ending.signal;
  }

  /** Did the last round fail? */
  protected get isTroubled(): boolean {
    return this.failed;
  }

  onApplicationBootstrap(): void {
    this.running = this.run(this.ending.signal);
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    this.endRest?.();
    await this.running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.again = false;
      const restMs = (await this.tried(signal)) ?? this.settings.restMs;
      if (restMs > 0) await this.rest(restMs);
    }
  }

  private rest(ms: number): Promise<void> {
    if (this.again || this.ending.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async tried(signal: AbortSignal): Promise<number | undefined> {
    try {
      const rest = await this.round(signal);
      this.failed = false;
      return rest;
    } catch (cause) {
      if (!this.failed) this.logger.warn(this.settings.trouble, { cause });
      this.failed = true;
      return undefined;
    }
  }
}
