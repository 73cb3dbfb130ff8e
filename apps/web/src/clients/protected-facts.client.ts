import { Injectable } from '@nestjs/common';
import type {
  AddProtectedFact,
  EndProtectedFact,
  ProtectedFactKept,
  ProtectedFacts,
  ProtectedFactShown,
  ReadProtectedFact,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** Intake: what is told apart from the form, and read one at a time. */
@Injectable()
export class ProtectedFactsClient {
  constructor(private readonly calls: Calls) {}

  of(caller: Caller, id: string): Promise<ProtectedFacts> {
    return this.calls.get('intake', `/referrals/${id}/protected-facts`, caller);
  }

  add(
    caller: Caller,
    id: string,
    sent: { readonly body: AddProtectedFact; readonly idempotencyKey: string },
  ): Promise<ProtectedFactKept> {
    return this.calls.post('intake', `/referrals/${id}/protected-facts`, caller, sent);
  }

  /** Audited there before it answers. */
  show(
    caller: Caller,
    { id, factId }: OneFact,
    body: ReadProtectedFact,
  ): Promise<ProtectedFactShown> {
    const path = `/referrals/${id}/protected-facts/${factId}/reading`;
    return this.calls.post('intake', path, caller, { body });
  }

  /** What it said is erased there. */
  end(
    caller: Caller,
    { id, factId }: OneFact,
    sent: { readonly body: EndProtectedFact; readonly idempotencyKey: string },
  ): Promise<ProtectedFactKept> {
    const path = `/referrals/${id}/protected-facts/${factId}/end`;
    return this.calls.post('intake', path, caller, sent);
  }
}

export interface OneFact {
  readonly id: string;
  readonly factId: string;
}
