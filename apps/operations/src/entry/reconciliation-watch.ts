import { Injectable } from '@nestjs/common';
import { Logger, Rounds } from '@waymark/platform';
import { ReconcileServices } from '../use-cases/reconcile-services.js';

const LOOK_EVERY_MS = 10_000;

/** Begins a reconciliation when it is time, and works on those that somebody has asked for. */
@Injectable()
export class ReconciliationWatch extends Rounds {
  private readonly underWay = new Set<Promise<void>>();
  private othersMayBeStarting = true;

  constructor(
    private readonly reconcile: ReconcileServices,
    logger: Logger,
  ) {
    super(logger, {
      restMs: LOOK_EVERY_MS,
      trouble: 'no reconciliation can be begun just now; it is tried again',
    });
  }

  override async onModuleDestroy(): Promise<void> {
    await super.onModuleDestroy();
    await Promise.all(this.underWay);
  }

  /** In the background; it says how it ended by what it keeps. */
  workOn(runId: string): void {
    const work = this.work(runId).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  // The first look comes after the first rest.
  protected async round(): Promise<undefined> {
    if (this.othersMayBeStarting) {
      this.othersMayBeStarting = false;
      return;
    }
    const runId = await this.reconcile.beginIfDue();
    if (runId !== undefined) await this.work(runId);
  }

  private async work(runId: string): Promise<void> {
    try {
      await this.reconcile.run(runId, this.stopping);
    } catch (cause) {
      this.logger.error('a reconciliation failed', { subject: runId, cause });
      await this.reconcile.fail(runId).catch(() => undefined);
    }
  }
}
