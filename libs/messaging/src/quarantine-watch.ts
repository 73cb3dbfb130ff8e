import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Logger, Rounds } from '@waymark/platform';
import { MessagingParts } from './messaging-parts.js';
import type { QuarantineDesk } from './quarantine-desk.js';
import type { QuarantineRun, QuarantineRuns } from './quarantine-runs.js';

/** For what another instance was asked and cannot do any more: this one is woken by what it is asked itself. */
const LOOK_EVERY_MS = 10_000;
const SECOND_MS = 1_000;

/** Works on the runs that operators have begun, no faster than they said; live events are heard beside it as ever. */
@Injectable()
export class QuarantineWatch extends Rounds {
  private readonly runs: QuarantineRuns;
  private readonly desk: QuarantineDesk;

  constructor({ quarantineRuns, desk }: MessagingParts, logger: Logger) {
    super(logger, {
      restMs: LOOK_EVERY_MS,
      trouble: 'Quarantined events cannot be replayed just now; it is tried again',
    });
    this.runs = quarantineRuns;
    this.desk = desk;
    quarantineRuns.onAsked(() => {
      this.wake();
    });
  }

  protected override async round(stopping: AbortSignal): Promise<number | undefined> {
    const run = await this.runs.claim();
    if (run === undefined) return undefined;
    await this.workOn(run, stopping);
    return 0;
  }

  private async workOn(run: QuarantineRun, stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      if (!(await this.runs.goesOn(run))) return;
      const entry = await this.runs.nextOf(run);
      if (entry === undefined) {
        await this.runs.done(run);
        return;
      }
      const began = performance.now();
      await this.desk.tryFor(run, entry);
      const restMs = SECOND_MS / run.per_second - (performance.now() - began);
      if (restMs > 0) await pause(restMs, undefined, { signal: stopping }).catch(() => undefined);
    }
    await this.runs.letGo(run);
  }
}
