import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { londonDay, WHO_DIED, type Cause } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { settle } from '../domain/settle.js';
import { type Change, type Draft } from '../domain/change.js';
import { isOpen, type Placement } from '../domain/placement.js';
import { endedWithReferral } from '../domain/plan/change-plan.js';
import { plansLeft } from '../domain/plan/link-work-of.js';
import { isEnded } from '../domain/plan/plan.js';
import { PlacementStore, type MadeBy } from '../store/placement.store.js';
import { deathElsewhere, deathShared } from '../domain/death-moves.js';
import { PlanStore } from '../store/plan.store.js';
import { FindLead } from './find-lead.js';

interface ToRecord {
  readonly before: Placement;
  readonly draft: Draft;
  readonly by: MadeBy;
  readonly cause: Cause;
}

/** Stores a change and says it: both commit together, or neither. Referrals of the same person follow with it. */
@Injectable()
export class RecordChange {
  constructor(
    private readonly placements: PlacementStore,
    private readonly plans: PlanStore,
    private readonly findLead: FindLead,
  ) {}

  async in(tx: Transaction, toRecord: ToRecord): Promise<Change> {
    const { before, by, cause } = toRecord;
    const change = await this.keep(tx, toRecord);
    if (before.linked !== true && before.standing.is !== 'goes-with') return change;
    if (before.linked === true) await this.tellOfDeath(tx, change, toRecord);
    // While it was closed it was told of none.
    const isOpenAgain = !isOpen(before) && isOpen(change.after);
    const told = isOpenAgain
      ? await this.shareDeaths(tx, change.after.referralId, { at: by.at, cause })
      : [];
    return this.withLinked(tx, told.findLast(isOf(change)) ?? change, { by, cause });
  }

  /** One lead holder among the referrals of a person, after something that no change of theirs has told. */
  async arrange(
    tx: Transaction,
    referralId: string,
    { at, cause }: { readonly at: Date; readonly cause: Cause },
  ): Promise<readonly Change[]> {
    const changes: Change[] = [];
    for (const { before, draft } of await this.findLead.among(tx, referralId, at)) {
      const by = { at, organisation: 'waymark' };
      changes.push(await this.keep(tx, { before, draft, by, cause: causeFor(before, cause) }));
    }
    return changes;
  }

  /** What was recorded of one while nobody said it of another of hers is known of that one as well. */
  async shareDeaths(
    tx: Transaction,
    referralId: string,
    { at, cause }: { readonly at: Date; readonly cause: Cause },
  ): Promise<readonly Change[]> {
    const by = { at, organisation: 'waymark' };
    const told: Change[] = [];
    for (const who of WHO_DIED) {
      const members = await this.findLead.openOf(tx, referralId, at);
      for (const { before, draft } of deathShared(members, who))
        told.push(await this.keep(tx, { before, draft, by, cause: causeFor(before, cause) }));
    }
    return told;
  }

  // She is one person, however many referrals there are of her.
  private async tellOfDeath(
    tx: Transaction,
    { after, death }: Change,
    { by, cause }: ToRecord,
  ): Promise<void> {
    if (death === undefined) return;
    for (const member of await this.findLead.openOf(tx, after.referralId, by.at)) {
      const before = member.placement;
      if (before.referralId === after.referralId) continue;
      const draft = deathElsewhere(before, death, member.told);
      const made = { at: by.at, organisation: 'waymark' };
      await this.keep(tx, { before, draft, by: made, cause: causeFor(before, cause) });
    }
  }

  private async withLinked(
    tx: Transaction,
    change: Change,
    { by, cause }: Pick<ToRecord, 'by' | 'cause'>,
  ): Promise<Change> {
    const { referralId } = change.after;
    const changes = await this.arrange(tx, referralId, { at: by.at, cause });
    const again = changes.find(isOf(change));
    return again === undefined ? change : { ...change, after: again.after };
  }

  private async keep(tx: Transaction, { before, draft, by, cause }: ToRecord): Promise<Change> {
    const change = settle(before, draft);
    await this.placements.save(tx, change, by);
    for (const { definition, data } of change.says) {
      tx.publish(definition.following(onceReceived(cause), data));
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

const isOf =
  ({ after: { referralId } }: Change) =>
  ({ after }: Change): boolean =>
    after.referralId === referralId;

// A timer, a person or another referral may have caused it: whoever hears of it has to have heard first that it was received.
const onceReceived = (cause: Cause): Cause =>
  cause.source === 'intake' || cause.after?.intake !== undefined
    ? cause
    : { ...cause, after: { ...cause.after, intake: 1 } };

// What is said of another referral has its own subject: its hearers need not have heard the cause.
const causeFor = ({ referralId, urgent }: Placement, cause: Cause): Cause =>
  cause.subject === referralId
    ? cause
    : { id: cause.id, subject: referralId, traceparent: cause.traceparent, urgent };
