import { Injectable } from '@nestjs/common';
import type { AssessmentList, PreCheck, PreCheckAnswer } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { Calls } from './calls.js';

/** Eligibility: what the criteria say. */
@Injectable()
export class EligibilityClient {
  constructor(private readonly calls: Calls) {}

  preCheck(caller: Caller, body: PreCheck): Promise<PreCheckAnswer> {
    return this.calls.post('eligibility', '/pre-checks', caller, { body });
  }

  assessments(caller: Caller, referralId: string): Promise<AssessmentList> {
    return this.calls.get('eligibility', `/referrals/${referralId}/assessments`, caller);
  }
}
