import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { londonDay, type PlanSaved } from '@waymark/contracts';
import {
  commandCause,
  UnitOfWork,
  type CommandResult,
  type IdempotencyKey,
  type Transaction,
} from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { changePlan, openedPlan, type PlanChanged } from '../domain/plan/change-plan.js';
import { linkWorkOf } from '../domain/plan/link-work-of.js';
import { isEnded, type Plan } from '../domain/plan/plan.js';
import { planDraft } from '../domain/plan/plan-draft.js';
import { planLimit } from '../domain/plan/plan-limit.js';
import { planMovesNow } from '../domain/plan/plan-moves.js';
import { planProblems } from '../domain/plan/plan-problems.js';
import type { PlanRequest } from '../domain/plan/plan-request.js';
import type { KnownPlacement } from '../store/placement.store.js';
import { PlanStore, type PlanMaker } from '../store/plan.store.js';
import { DirectoryInForce } from './directory-in-force.js';
import { PlanDesk } from './plan-desk.js';
import { RecordChange } from './record-change.js';
import { toldAt } from './told.js';

export interface PlanCommand {
  readonly referralId: string;
  readonly request: PlanRequest;
  /** The version of the plan that the caller has read; 0 where there is none. */
  readonly version: number;
  readonly byName: string;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
  readonly traceparent: string;
}

/** A link worker changes a plan. Of two who do so at once one wins, and the other hears what happened. */
@Injectable()
export class ChangePlan {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: DirectoryInForce,
    private readonly desk: PlanDesk,
    private readonly plans: PlanStore,
    private readonly record: RecordChange,
  ) {}

  execute(command: PlanCommand): Promise<CommandResult<PlanSaved>> {
    return this.unitOfWork.command(command.key, async (tx) => {
      const { referralId, request, by } = command;
      const { known, plan: before } = await this.desk.mustBeTheirs(tx, referralId, by);
      await this.mustBePossible(tx, command, known, before);
      const now = this.clock.now();
      const changed = this.changed(command, before, londonDay(now));
      const maker: PlanMaker = {
        at: now,
        what: request.what,
        organisation: by.organisation,
        name: command.byName,
        ...(changed.entryId !== undefined && { entryId: changed.entryId }),
        ...(changed.words !== undefined && { words: changed.words }),
      };
      if (before === undefined) this.plans.add(tx, changed.plan, maker);
      else await this.plans.save(tx, changed.plan, maker);
      await this.say(tx, command, known, changed.plan);
      tx.audit({ action: `plan.${request.what}`, subject: referralId, by: by.subject });
      const { planId, version } = changed.plan;
      const { entryId } = changed;
      return { status: 200, body: { planId, version, ...(entryId !== undefined && { entryId }) } };
    });
  }

  private async mustBePossible(
    tx: Transaction,
    { request, version, by }: PlanCommand,
    { placement, facts }: KnownPlacement,
    plan: Plan | undefined,
  ): Promise<void> {
    if ((plan?.version ?? 0) !== version) throw await this.changedMeanwhile(tx, plan, version);
    const isWithThem = linkWorkOf(placement, by.organisation) !== undefined;
    if (!planMovesNow(plan, isWithThem).includes(request.what))
      throw notNow(request, plan, isWithThem);
    const { services } = this.directory.latest;
    const problems = planProblems(request, {
      plan,
      today: londonDay(this.clock.now()),
      limit: planLimit(facts),
      domains: this.desk.domains,
      isService: (id) => services.has(id),
    });
    if (problems.length > 0) throw ProblemError.unprocessable(problems);
  }

  private changed(
    { referralId, request, by }: PlanCommand,
    before: Plan | undefined,
    today: string,
  ): PlanChanged {
    if (request.what === 'open') {
      const of = { planId: randomUUID(), referralId, serviceId: by.organisation };
      return { plan: openedPlan(of, request.nextReviewOn, today) };
    }
    if (before === undefined) throw ProblemError.notFound('plan');
    return changePlan(before, request, { today, newId: randomUUID });
  }

  /** Where others hear of it, the placement owes the plan's next step and says so. */
  private async say(
    tx: Transaction,
    { referralId, request, by, byName, traceparent }: PlanCommand,
    known: KnownPlacement,
    plan: Plan,
  ): Promise<void> {
    const { placement: before, facts } = known;
    const directory = await this.directory.at(tx, known.directoryRevision);
    const told = toldAt(this.clock.now(), directory, before);
    const name = directory.services.get(by.organisation)?.name ?? by.organisation;
    const place = { serviceId: by.organisation, name };
    const on = 'on' in request ? request.on : londonDay(told.now);
    const draft = planDraft(
      before,
      { plan, place, what: request.what, on },
      {
        told,
        limit: planLimit(facts),
      },
    );
    if (draft === undefined) return;
    await this.record.in(tx, {
      before,
      draft,
      by: { at: told.now, organisation: by.organisation, name: byName },
      cause: commandCause({
        id: randomUUID(),
        subject: referralId,
        traceparent,
        urgent: before.urgent,
      }),
    });
  }

  private async changedMeanwhile(
    tx: Transaction,
    plan: Plan | undefined,
    version: number,
  ): Promise<ProblemError> {
    const steps = plan === undefined ? [] : await this.plans.since(tx, plan.planId, version);
    const said = steps
      .map(({ what, by_name: by, at }) => `${what} by ${by} at ${at.toISOString()}`)
      .join('; ');
    return ProblemError.conflict(
      'changed-meanwhile',
      said === ''
        ? `Version ${version} of the plan is not the one that stands: read it again.`
        : `Since version ${version}: ${said}. Read the plan again before you change it.`,
    );
  }
}

function notNow({ what }: PlanRequest, plan: Plan | undefined, isWithThem: boolean): ProblemError {
  if (plan !== undefined && what === 'open') {
    return ProblemError.conflict('plan-exists', 'There is a plan already: read it.');
  }
  if (plan !== undefined && what === 'reopen' && !isEnded(plan)) {
    return ProblemError.conflict('plan-open', 'The plan is open.');
  }
  if (!isWithThem) {
    return ProblemError.conflict(
      'not-with-you',
      'The referral is closed, or your part of it has ended.',
    );
  }
  return plan === undefined
    ? ProblemError.conflict('no-plan', 'There is no plan yet: open one first.')
    : ProblemError.conflict('plan-ended', 'The plan has ended; it can be reopened.');
}
