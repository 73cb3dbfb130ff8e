import { Injectable } from '@nestjs/common';
import type { BarrierQuery, BarriersMet, ChangePlan, PlanDesk } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** What can be posted to a plan, after its address. */
export type PlanPath =
  | ''
  | '/goals'
  | '/goal-changes'
  | '/steps'
  | '/step-results'
  | '/contacts'
  | '/reviews'
  | '/scores'
  | '/signposts'
  | '/barriers'
  | '/corrections'
  | '/ending'
  | '/reopening';

/** Routing's link-work plans: for the link workers whose plan it is. */
@Injectable()
export class PlansClient {
  constructor(private readonly calls: Calls) {}

  desk(caller: Caller, referralId: string): Promise<PlanDesk> {
    return this.calls.get('routing', `/placements/${referralId}/plan`, caller);
  }

  change(
    caller: Caller,
    referralId: string,
    path: PlanPath,
    sent: { readonly body: ChangePlan; readonly idempotencyKey: string },
  ): Promise<unknown> {
    return this.calls.post('routing', `/placements/${referralId}/plan${path}`, caller, sent);
  }

  barriers(caller: Caller, { from, to }: BarrierQuery): Promise<BarriersMet> {
    return this.calls.get('routing', '/plans/barriers', caller, { query: { from, to } });
  }
}
