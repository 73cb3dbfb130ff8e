import { Injectable } from '@nestjs/common';
import type { EventQuarantined, EventUnquarantined } from '@waymark/contracts';
import { causeOf, UnitOfWork, type Transaction } from '@waymark/messaging';
import { Clock } from '@waymark/platform';
import { isUUID } from 'class-validator';
import { setAsideForGood } from '../domain/set-aside.js';
import { FailedEventStore } from '../store/failed-event.store.js';
import { PlacementStore } from '../store/placement.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { RecordChange } from './record-change.js';
import { toldAt } from './told.js';

/**
 * A failed event about a referral waits for an operator, or has been dealt with: its row in the worklist says so. What
 * was discarded leaves a task with whoever holds her.
 */
@Injectable()
export class MarkAttention {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly placements: PlacementStore,
    private readonly failed: FailedEventStore,
    private readonly record: RecordChange,
  ) {}

  waits(event: EventQuarantined): Promise<void> {
    return this.unitOfWork.once(event, (tx) => {
      if (concernsAReferral(event)) this.failed.waits(tx, event);
      return Promise.resolve();
    });
  }

  dealtWith(event: EventUnquarantined): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      if (!concernsAReferral(event)) return;
      await this.failed.isOver(tx, event);
      if (event.data.end === 'discarded') await this.leaveTask(tx, event);
    });
  }

  private async leaveTask(tx: Transaction, event: EventUnquarantined): Promise<void> {
    const known = await this.placements.lock(tx, event.subject);
    // Nobody has been told of such a referral, so nobody misses anything.
    if (known === undefined) return;
    const { placement: before } = known;
    const directory = await this.directory.at(tx, known.directoryRevision);
    const told = toldAt(this.clock.now(), directory, before);
    const { eventType } = event.data;
    const setAside = { in: event.source, ...(eventType !== undefined && { eventType }) };
    const draft = setAsideForGood(before, setAside, told);
    if (draft === undefined) return;
    const by = { at: told.now, organisation: 'waymark' };
    await this.record.in(tx, { before, draft, by, cause: causeOf(event) });
  }
}

// What cannot be read, or is about a service, concerns no referral.
const concernsAReferral = ({ subject }: EventQuarantined | EventUnquarantined): boolean =>
  isUUID(subject);
