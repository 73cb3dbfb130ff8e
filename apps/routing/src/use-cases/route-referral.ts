import { Injectable } from '@nestjs/common';
import type { ReferralAssessed } from '@waymark/contracts';
import { causeOf, UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { route } from '@waymark/routing-order';
import { judged } from '../domain/judged.js';
import { isOpen } from '../domain/placement.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { mustBeKnown } from './must-be-known.js';
import { RecordChange } from './record-change.js';
import { situationOf, toldAt } from './told.js';

/** Routes a judged referral. A judgement of older facts, or of a closed referral, changes nothing. */
@Injectable()
export class RouteReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly record: RecordChange,
  ) {}

  execute(assessed: ReferralAssessed): Promise<void> {
    return this.unitOfWork.once(assessed, async (tx) => {
      const { data, urgent } = assessed;
      const known = mustBeKnown(await this.placements.lock(tx, data.referralId), assessed);
      const { placement: before } = known;
      if (!isOpen(before) || data.factsVersion < before.factsVersion) return;

      const directory = await this.directory.at(tx, known.directoryRevision);
      const told = toldAt(this.clock.now(), directory, before);
      const decision = route(situationOf(known, data, directory, told));
      this.placements.keepAssessment(tx, data);
      const draft = judged({ ...before, urgent: before.urgent || urgent }, decision, told);
      if (draft === undefined) return;
      const by = { at: told.now, organisation: 'waymark' };
      await this.record.in(tx, { before, draft, by, cause: causeOf(assessed) });
    });
  }
}
