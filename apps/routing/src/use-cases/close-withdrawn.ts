import { Injectable } from '@nestjs/common';
import type { ReferralWithdrawn } from '@waymark/contracts';
import { causeOf, UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { withdrawn } from '../domain/heard.js';
import { isOpen } from '../domain/placement.js';
import { PlacementStore } from '../store/placement.store.js';
import { mustBeKnown } from './must-be-known.js';
import { RecordChange } from './record-change.js';

/** Withdrawn: the record closes, and every service that was told of her sees it. */
@Injectable()
export class CloseWithdrawn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly placements: PlacementStore,
    private readonly record: RecordChange,
  ) {}

  execute(event: ReferralWithdrawn): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const known = await this.placements.lock(tx, event.data.referralId);
      const { placement: before } = mustBeKnown(known, event);
      if (!isOpen(before)) return;
      const draft = withdrawn(before, event.data.reason);
      const by = { at: this.clock.now(), organisation: before.home.organisation };
      await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
    });
  }
}
