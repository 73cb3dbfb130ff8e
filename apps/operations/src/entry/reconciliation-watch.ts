import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger } from '@waymark/platform';
import { ReconcileServices } from '../use-cases/reconcile-services.js';

const LOOK_EVERY_MS = 10_000;

/** Begins a reconciliation when it is time, and works on those that somebody has asked for. */
@Injectable()
export class ReconciliationWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private watching: Promise<void> = Promise.resolve();
  private readonly underWay = new Set<Promise<void>>();
  private troubled = false;

  constructor(
    private readonly reconcile: ReconcileServices,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.watching = this.watch();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.watching, ...this.underWay]);
  }

  /** In the background; it says how it ended by what it keeps. */
  workOn(runId: string): void {
    const work = this.work(runId).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async work(runId: string): Promise<void> {
    try {
      await this.reconcile.run(runId, this.stopping.signal);
    } catch (cause) {
      this.logger.error('a reconciliation failed', { subject: runId, cause });
      await this.reconcile.fail(runId).catch(() => undefined);
    }
  }

  // The others may still be starting: the first look comes after the first pause.
  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    for (;;) {
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await this.beginIfDue();
    }
  }

  private async beginIfDue(): Promise<void> {
    try {
      const runId = await this.reconcile.beginIfDue();
      if (runId !== undefined) await this.work(runId);
      this.troubled = false;
    } catch (cause) {
      if (!this.troubled) this.logger.warn('no reconciliation can be begun just now', { cause });
      this.troubled = true;
    }
  }
}
