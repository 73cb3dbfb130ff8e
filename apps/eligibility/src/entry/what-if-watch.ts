import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger } from '@waymark/platform';
import { RunWhatIfs, type Progress, type WhatIfToRun } from '../use-cases/run-what-ifs.js';

const LOOK_EVERY_MS = 1_000;

/** Looks every second for a what-if that waits, and works on it; meanwhile, whether somebody has cancelled it. */
@Injectable()
export class WhatIfWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private troubled = false;

  constructor(
    private readonly whatIfs: RunWhatIfs,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.watch();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const next = await this.next();
      if (next === undefined) await rest(signal);
      else await this.workOn(next);
    }
  }

  private async next(): Promise<WhatIfToRun | undefined> {
    try {
      const next = await this.whatIfs.claim();
      this.troubled = false;
      return next;
    } catch (cause) {
      if (!this.troubled)
        this.logger.warn('what-ifs cannot be read and are tried again', { cause });
      this.troubled = true;
      return undefined;
    }
  }

  private async workOn(whatIf: WhatIfToRun): Promise<void> {
    const { signal: stopping } = this.stopping;
    const cancelling = new AbortController();
    const ended = new AbortController();
    const progress: Progress = { now: { lookedAt: 0, of: 0 } };
    const watched = this.watchOver(whatIf, progress, cancelling, ended.signal);
    try {
      await this.whatIfs.run(whatIf, AbortSignal.any([stopping, cancelling.signal]), progress);
      if (stopping.aborted) await this.whatIfs.release(whatIf);
    } catch (cause) {
      this.logger.error('a what-if failed', { subject: whatIf.whatIfId, cause });
      await this.whatIfs.fail(whatIf).catch(() => undefined);
    } finally {
      ended.abort();
      await watched;
    }
  }

  private async watchOver(
    whatIf: WhatIfToRun,
    progress: Progress,
    cancelling: AbortController,
    ended: AbortSignal,
  ): Promise<void> {
    while (!ended.aborted) {
      const goesOn = await this.whatIfs.keepUp(whatIf, progress.now).catch(() => true);
      if (!goesOn) cancelling.abort();
      await rest(ended);
    }
  }
}

const rest = (signal: AbortSignal): Promise<void> =>
  pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
