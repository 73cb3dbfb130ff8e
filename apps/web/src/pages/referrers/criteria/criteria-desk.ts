import { Injectable } from '@nestjs/common';
import type { PlaceNote, PreCheckAnswer } from '@waymark/contracts';
import type { Caller } from '@waymark/platform';
import { EligibilityClient } from '../../../clients/eligibility.client.js';
import { IntakeClient } from '../../../clients/intake.client.js';
import { orRefused, type Refused } from '../../../clients/refused.js';
import { ifAnswered } from '../../../clients/silence.js';
import { factsFromReferral } from '../../../layout/judging/facts-from-referral.js';
import { RequestCounts } from '../../../sign-in/request-counts.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import { placesQuestion } from '../refer/where-found.js';

export interface Judged {
  readonly judged: PreCheckAnswer;
  readonly notes: readonly PlaceNote[];
}

/** Asks what the criteria say of a draft, as they would be asked once it is sent. */
@Injectable()
export class CriteriaDesk {
  constructor(
    private readonly desk: DraftDesk,
    private readonly intake: IntakeClient,
    private readonly eligibility: EligibilityClient,
    private readonly counts: RequestCounts,
  ) {}

  /**
   * Undefined where the criteria, or the places, cannot be looked at; a refusal where answers contradict each other.
   * @throws TooManyRequests, 429
   */
  async judge(caller: Caller, answers: DraftAnswers): Promise<Judged | Refused | undefined> {
    await this.counts.ofOrganisation('checked', caller.organisation);
    return ifAnswered(orRefused(this.ask(caller, answers)));
  }

  private async ask(caller: Caller, answers: DraftAnswers): Promise<Judged> {
    const referral = referralFromDraft(answers);
    const { places, notes } = await this.intake.findPlaces(caller, placesQuestion(referral));
    const facts = factsFromReferral(referral, places, this.desk.today());
    return { judged: await this.eligibility.preCheck(caller, { facts }), notes };
  }
}
