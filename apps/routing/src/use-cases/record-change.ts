import { Injectable } from '@nestjs/common';
import type { Cause } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { settle, type Change, type Draft } from '../domain/change.js';
import type { Placement } from '../domain/placement.js';
import { PlacementStore, type MadeBy } from '../store/placement.store.js';

/** Stores a change and says it: both commit together, or neither. */
@Injectable()
export class RecordChange {
  constructor(private readonly placements: PlacementStore) {}

  async in(
    tx: Transaction,
    {
      before,
      draft,
      by,
      cause,
    }: {
      readonly before: Placement;
      readonly draft: Draft;
      readonly by: MadeBy;
      readonly cause: Cause;
    },
  ): Promise<Change> {
    const change = settle(before, draft);
    await this.placements.save(tx, change, by);
    for (const { definition, data } of change.says) {
      tx.publish(definition.following(cause, data));
    }
    return change;
  }
}
