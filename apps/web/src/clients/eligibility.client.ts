import { Injectable } from '@nestjs/common';
import type {
  AssessmentList,
  CriteriaList,
  PreCheck,
  PreCheckAnswer,
  PublishedRedirect,
} from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** Eligibility: what the criteria say. */
@Injectable()
export class EligibilityClient {
  constructor(private readonly calls: Calls) {}

  preCheck(caller: Caller, body: PreCheck): Promise<PreCheckAnswer> {
    return this.calls.post('eligibility', '/pre-checks', caller, { body });
  }

  /** Where the page of a service points besides, by its criteria of today. */
  async redirects(caller: Caller, service: string): Promise<readonly PublishedRedirect[]> {
    const query = { service };
    const list = await this.calls.get<CriteriaList>('eligibility', '/criteria', caller, { query });
    return list.criteria.flatMap(({ redirects = [] }) => redirects);
  }

  assessments(caller: Caller, referralId: string): Promise<AssessmentList> {
    return this.calls.get('eligibility', `/referrals/${referralId}/assessments`, caller);
  }
}
