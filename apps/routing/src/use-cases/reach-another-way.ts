import { Injectable } from '@nestjs/common';
import type { MessageFailed } from '@waymark/contracts';
import { causeOf, UnitOfWork } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { messageFailed } from '../domain/heard.js';
import { isOpen } from '../domain/placement.js';
import { ConcernStore } from '../store/concern.store.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { mustBeKnown } from './must-be-known.js';
import { RecordChange } from './record-change.js';
import { toldAt } from './told.js';

/** A message could not or must not be sent: a person has the task to reach them another way. */
@Injectable()
export class ReachAnotherWay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly record: RecordChange,
    private readonly concerns: ConcernStore,
  ) {}

  execute(event: MessageFailed): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      // A task about an unsent form is in the worklist all the same, and its clock runs.
      if (await this.concerns.isKnown(tx, event.subject)) return;
      const known = mustBeKnown(await this.placements.lock(tx, event.data.referralId), event);
      const { placement: before } = known;
      if (!isOpen(before)) return;
      const directory = await this.directory.at(tx, known.directoryRevision);
      const told = toldAt(this.clock.now(), directory, before);
      const draft = messageFailed(before, event.data, told);
      if (draft === undefined) return;
      const by = { at: told.now, organisation: 'waymark' };
      await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
    });
  }
}
