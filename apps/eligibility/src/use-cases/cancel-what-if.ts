import { Injectable } from '@nestjs/common';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { UnitOfWork } from '@waymark/messaging';
import { WhatIfStore } from '../store/what-if.store.js';

/** Whoever works on it sees it within a second and stops. What is finished stays. */
@Injectable()
export class CancelWhatIf {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly whatIfs: WhatIfStore,
    private readonly clock: Clock,
  ) {}

  execute(whatIfId: string, { organisation, subject: by }: Caller): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const state = await this.whatIfs.cancel(tx, whatIfId, organisation, this.clock.now());
      if (state === undefined) throw ProblemError.notFound('what-if');
      if (state === 'done' || state === 'failed') {
        throw ProblemError.conflict('finished', 'It is finished, so there is nothing to cancel.');
      }
      tx.audit({ action: 'what-if.cancelled', subject: whatIfId, by });
    });
  }
}
