import { Injectable } from '@nestjs/common';
import type { Closure, ClosurePreview, StartClosure, ThinkOfClosure } from '@waymark/contracts';
import { ProblemError, type Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** Routing's closing of the caller's own service. */
@Injectable()
export class ClosureClient {
  constructor(private readonly calls: Calls) {}

  /** The newest one; undefined where there has been none. */
  async find(caller: Caller): Promise<Closure | undefined> {
    try {
      return await this.calls.get<Closure>('routing', pathOf(caller), caller);
    } catch (thrown) {
      if (thrown instanceof ProblemError && thrown.status === 404) return undefined;
      throw thrown;
    }
  }

  /** What would be done with each referral; nothing is stored. */
  preview(caller: Caller, body: ThinkOfClosure): Promise<ClosurePreview> {
    return this.calls.post('routing', `${pathOf(caller)}/preview`, caller, { body });
  }

  begin(
    caller: Caller,
    sent: { readonly body: StartClosure; readonly idempotencyKey: string },
  ): Promise<Closure> {
    return this.calls.post('routing', pathOf(caller), caller, sent);
  }

  change(caller: Caller, what: 'again' | 'cancellation', byName: string): Promise<Closure> {
    return this.calls.post('routing', `${pathOf(caller)}/${what}`, caller, { body: { byName } });
  }
}

const pathOf = ({ organisation }: Caller): string => `/services/${organisation}/closure`;
