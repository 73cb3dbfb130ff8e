import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { londonDay, type Cause } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { settle, type Change, type Draft } from '../domain/change.js';
import type { Placement } from '../domain/placement.js';
import { endedWithReferral } from '../domain/plan/change-plan.js';
import { plansLeft } from '../domain/plan/link-work-of.js';
import { isEnded } from '../domain/plan/plan.js';
import { PlacementStore, type MadeBy } from '../store/placement.store.js';
import { PlanStore } from '../store/plan.store.js';

/** Stores a change and says it: both commit together, or neither. */
@Injectable()
export class RecordChange {
  constructor(
    private readonly placements: PlacementStore,
    private readonly plans: PlanStore,
  ) {}

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
    await this.endPlansOf(tx, change, by);
    return change;
  }

  /** A plan whose team has her no longer ends with it; how it really ended can be said afterwards. */
  private async endPlansOf(
    tx: Transaction,
    { before, after }: Change,
    { at, organisation }: MadeBy,
  ): Promise<void> {
    const { referralId } = after;
    for (const serviceId of plansLeft(before, after)) {
      const plan = await this.plans.find(tx, referralId, serviceId);
      if (plan === undefined || isEnded(plan)) continue;
      const ended = endedWithReferral(plan, { today: londonDay(at), newId: randomUUID });
      const made = { at, what: 'end', organisation, name: 'Waymark' };
      await this.plans.save(tx, ended, made);
    }
  }
}
