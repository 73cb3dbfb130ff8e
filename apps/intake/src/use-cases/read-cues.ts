import { Injectable } from '@nestjs/common';
import type { AskedAnswer, ReferralCues, ReferralIds } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import type { Caller } from '@waymark/platform';
import { viewerOf } from '../domain/viewer.js';
import { CuesView } from '../store/cues.view.js';

/** What stands beside the rows of a worklist; the audit line is committed before anything is answered. */
@Injectable()
export class ReadCues {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cues: CuesView,
  ) {}

  of(ids: readonly string[], by: Caller): Promise<ReferralCues> {
    const viewer = viewerOf(by);
    return this.unitOfWork.readFor(viewer, async (tx) => {
      const cues = await this.cues.of(tx, ids, viewer);
      tx.audit({ action: 'cues.read', subject: by.organisation, by: by.subject });
      return { cues };
    });
  }

  byInterpreter(needed: AskedAnswer, by: Caller): Promise<ReferralIds> {
    const viewer = viewerOf(by);
    return this.unitOfWork.readFor(viewer, async (tx) => {
      const referralIds = await this.cues.byInterpreter(tx, needed, viewer);
      tx.audit({ action: 'cues.read', subject: by.organisation, by: by.subject });
      return { referralIds };
    });
  }
}
