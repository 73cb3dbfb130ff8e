import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Logger, Rounds } from '@waymark/platform';
import { RunWhatIfs, type Progress, type WhatIfToRun } from '../use-cases/run-what-ifs.js';

/** For what another instance was asked and cannot do any more: this one is woken by what it is asked itself. */
const LOOK_EVERY_MS = 4_000;
const KEEP_UP_EVERY_MS = 2_000;

/** Works on what-ifs that wait; meanwhile it looks every two seconds whether somebody has cancelled them. */
@Injectable()
export class WhatIfWatch extends Rounds {
  constructor(
    private readonly whatIfs: RunWhatIfs,
    logger: Logger,
  ) {
    const trouble = 'what-ifs cannot be read and are tried again';
    super(logger, { restMs: LOOK_EVERY_MS, trouble });
  }

  protected async round(stopping: AbortSignal): Promise<number | undefined> {
    const next = await this.whatIfs.claim();
    if (next === undefined) return undefined;
    await this.workOn(next, stopping);
    return 0;
  }

  private async workOn(whatIf: WhatIfToRun, stopping: AbortSignal): Promise<void> {
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
  pause(KEEP_UP_EVERY_MS, undefined, { signal }).catch(() => undefined);
