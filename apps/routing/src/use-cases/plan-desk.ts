import { Injectable } from '@nestjs/common';
import { londonDay, type PlanDesk as Desk } from '@waymark/contracts';
import { UnitOfWork, type Transaction } from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { linkWorkOf } from '../domain/plan/link-work-of.js';
import type { Plan } from '../domain/plan/plan.js';
import { planLimit } from '../domain/plan/plan-limit.js';
import { planMovesNow } from '../domain/plan/plan-moves.js';
import { planView } from '../domain/plan/plan-view.js';
import { RoutingConfig } from '../routing.config.js';
import { PlacementStore, type KnownPlacement } from '../store/placement.store.js';
import { PlanStore } from '../store/plan.store.js';

/** What a link-work team sees of its plan with her: nobody else sees any of it. */
@Injectable()
export class PlanDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: RoutingConfig,
    private readonly placements: PlacementStore,
    private readonly plans: PlanStore,
  ) {}

  /** Codes of the Outcome Star's domains here. */
  get domains(): readonly string[] {
    return this.config.starDomains.map(({ code }) => code);
  }

  /** The audit line is committed before anything is answered. */
  read(referralId: string, by: Caller): Promise<Desk> {
    return this.unitOfWork.run(async (tx) => {
      const { known, plan } = await this.mustBeTheirs(tx, referralId, by);
      tx.audit({ action: 'plan.read', subject: referralId, by: by.subject });
      return this.deskOf(tx, known, by.organisation, plan);
    });
  }

  /** Locks the placement. A team without link work with her now or before is told that there is nothing. */
  async mustBeTheirs(
    tx: Transaction,
    referralId: string,
    by: Caller,
  ): Promise<{ readonly known: KnownPlacement; readonly plan: Plan | undefined }> {
    const known = await this.placements.lockSeenBy(tx, referralId, by);
    if (known === undefined) throw ProblemError.notFound('plan');
    const plan = await this.plans.find(tx, referralId, by.organisation);
    if (plan === undefined && linkWorkOf(known.placement, by.organisation) === undefined) {
      throw ProblemError.notFound('plan');
    }
    return { known, plan };
  }

  private async deskOf(
    tx: Transaction,
    { placement, facts }: KnownPlacement,
    serviceId: string,
    plan: Plan | undefined,
  ): Promise<Desk> {
    const isWithThem = linkWorkOf(placement, serviceId) !== undefined;
    const limit = planLimit(facts);
    const read = plan === undefined ? undefined : await this.plans.read(tx, plan);
    return {
      referralId: placement.referralId,
      reference: placement.reference,
      serviceId,
      isWithThem,
      may: planMovesNow(plan, isWithThem),
      ...(limit !== undefined && { limit }),
      domains: this.config.starDomains,
      ...(read !== undefined && {
        plan: planView(read.plan, read.words, read.changes, londonDay(this.clock.now())),
      }),
    };
  }
}
