import { Injectable } from '@nestjs/common';
import type {
  FindReferral,
  Flow,
  FlowStages,
  FoundReferrals,
  Ledger,
  Timeline,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** Operations: what was heard of every referral. */
@Injectable()
export class OperationsClient {
  constructor(private readonly calls: Calls) {}

  flow(caller: Caller): Promise<Flow> {
    return this.calls.get('operations', '/flow', caller);
  }

  stages(caller: Caller): Promise<FlowStages> {
    return this.calls.get('operations', '/flow/stages', caller);
  }

  ledger(caller: Caller): Promise<Ledger> {
    return this.calls.get('operations', '/ledger', caller);
  }

  find(caller: Caller, query: FindReferral): Promise<FoundReferrals> {
    return this.calls.get('operations', '/referrals', caller, { query: { ...query } });
  }

  timeline(caller: Caller, referralId: string): Promise<Timeline> {
    return this.calls.get('operations', `/referrals/${referralId}/timeline`, caller);
  }
}
