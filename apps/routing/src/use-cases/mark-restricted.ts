import { Injectable } from '@nestjs/common';
import type { ReferralRestrictionChanged } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { PlacementStore } from '../store/placement.store.js';
import { mustBeKnown } from './must-be-known.js';

/** A referral is opened only by those who are named on it, or no longer: its rows say so. No version and no clock moves. */
@Injectable()
export class MarkRestricted {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly placements: PlacementStore,
  ) {}

  execute(event: ReferralRestrictionChanged): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      mustBeKnown(await this.placements.lock(tx, event.data.referralId), event);
      await this.placements.restrict(tx, event.data);
    });
  }
}
