import { Injectable } from '@nestjs/common';
import type { ReferralWithdrawn } from '@waymark/contracts';
import { causeOf, UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { withdrawn } from '../domain/withdrawn.js';
import { isOpen } from '../domain/placement.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { mustBeKnown } from './must-be-known.js';
import { RecordChange } from './record-change.js';
import { toldAt } from './told.js';

/** Withdrawn: the record closes, and every service that was told of her sees it. A death is looked after first. */
@Injectable()
export class CloseWithdrawn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly record: RecordChange,
  ) {}

  execute(event: ReferralWithdrawn): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      const locked = await this.placements.lock(tx, event.data.referralId);
      const { placement: before, directoryRevision } = mustBeKnown(locked, event);
      if (!isOpen(before)) return;
      const directory = await this.directory.at(tx, directoryRevision);
      const told = toldAt(this.clock.now(), directory, before);
      const draft = withdrawn(before, event.data.reason, told);
      if (draft === undefined) return;
      const by = { at: told.now, organisation: before.home.organisation };
      await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
    });
  }
}
