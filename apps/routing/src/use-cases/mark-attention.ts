import { Injectable } from '@nestjs/common';
import {
  eventQuarantined,
  type EventQuarantined,
  type EventUnquarantined,
} from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { isUUID } from 'class-validator';
import { PlacementStore } from '../store/placement.store.js';

/** A failed event about a referral waits for an operator, or has been dealt with: its row in the worklist says so. */
@Injectable()
export class MarkAttention {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly placements: PlacementStore,
  ) {}

  execute(event: EventQuarantined | EventUnquarantined): Promise<void> {
    return this.unitOfWork.once(event, async (tx) => {
      // What cannot be read, or is about a service, concerns no referral.
      if (!isUUID(event.subject)) return;
      const by = event.type === eventQuarantined.type ? 1 : -1;
      await this.placements.countQuarantined(tx, event.subject, by);
    });
  }
}
