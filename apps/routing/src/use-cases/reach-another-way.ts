import { Injectable } from '@nestjs/common';
import type { MessageDelivered, MessageFailed } from '@waymark/contracts';
import { causeOf, UnitOfWork, type Transaction } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import type { Draft, Told } from '../domain/change.js';
import { messageArrived, messageFailed } from '../domain/message-ends.js';
import { isOpen, type Placement } from '../domain/placement.js';
import { ConcernStore } from '../store/concern.store.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { mustBeKnown } from './must-be-known.js';
import { RecordChange } from './record-change.js';
import { toldAt } from './told.js';

type Ends = (before: Placement, told: Told) => Draft | undefined;

/** A message could not or must not be sent: a person has the task to reach them another way, until it has arrived after all. */
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
    return this.unitOfWork.once(event, (tx) =>
      this.keep(tx, event, (before, told) => messageFailed(before, event.data, told)),
    );
  }

  /** Of nearly all nobody has doubted that they arrive: nothing is looked up for them. */
  async arrived(event: MessageDelivered): Promise<void> {
    if (event.data.wasUnsure !== true) return;
    await this.unitOfWork.once(event, (tx) =>
      this.keep(tx, event, (before) => messageArrived(before, event.data)),
    );
  }

  private async keep(
    tx: Transaction,
    event: MessageFailed | MessageDelivered,
    ends: Ends,
  ): Promise<void> {
    // A task about an unsent form is in the worklist all the same, and its clock runs.
    if (await this.concerns.isKnown(tx, event.subject)) return;
    const known = mustBeKnown(await this.placements.lock(tx, event.data.referralId), event);
    const { placement: before } = known;
    if (!isOpen(before)) return;
    const directory = await this.directory.at(tx, known.directoryRevision);
    const told = toldAt(this.clock.now(), directory, before);
    const draft = ends(before, told);
    if (draft === undefined) return;
    const by = { at: told.now, organisation: 'waymark' };
    await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
  }
}
