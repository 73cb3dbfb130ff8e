import { Injectable } from '@nestjs/common';
import type {
  NameReader,
  Opening,
  OpeningReviewed,
  Openings,
  OpenRestricted,
  RestrictedOpened,
  RestrictionChanged,
  RestrictionView,
  RestrictReferral,
  ReviewOpening,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

interface Sent<Body> {
  readonly body: Body;
  readonly idempotencyKey: string;
}

/** Intake: who may open a record, and who has opened one without being named. */
@Injectable()
export class RestrictionClient {
  constructor(private readonly calls: Calls) {}

  of(caller: Caller, id: string): Promise<RestrictionView> {
    return this.calls.get('intake', `/referrals/${id}/restriction`, caller);
  }

  restrict(caller: Caller, id: string, sent: Sent<RestrictReferral>): Promise<RestrictionChanged> {
    return this.calls.post('intake', `/referrals/${id}/restriction`, caller, sent);
  }

  name(caller: Caller, id: string, sent: Sent<NameReader>): Promise<RestrictionChanged> {
    return this.calls.post('intake', `/referrals/${id}/readers`, caller, sent);
  }

  /** Kept there, and audited, before it answers. */
  open(caller: Caller, id: string, sent: Sent<OpenRestricted>): Promise<RestrictedOpened> {
    return this.calls.post('intake', `/referrals/${id}/openings`, caller, sent);
  }

  openings(caller: Caller, page: number): Promise<Openings> {
    return this.calls.get('intake', '/openings', caller, { query: { page } });
  }

  opening(caller: Caller, id: string): Promise<Opening> {
    return this.calls.get('intake', `/openings/${id}`, caller);
  }

  review(caller: Caller, id: string, sent: Sent<ReviewOpening>): Promise<OpeningReviewed> {
    return this.calls.post('intake', `/openings/${id}/review`, caller, sent);
  }
}
