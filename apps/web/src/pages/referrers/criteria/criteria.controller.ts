import { Controller, Get, Param, Render, Req } from '@nestjs/common';
import type { PlaceNote, PreCheckAnswer } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { EligibilityClient } from '../../../clients/eligibility.client.js';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { ifAnswered } from '../../../clients/silence.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { factsFromReferral } from '../refer/draft/facts-from-referral.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import { firstOpen, topicsOf } from '../refer/form-flow.js';
import { placesQuestion } from '../refer/where-found.js';
import { criteriaPage, criteriaRefusedPage, criteriaUnknownPage } from './criteria.presenter.js';

/** The same judgement that the referral will get, before it is sent. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/criteria')
export class CriteriaController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly intake: IntakeClient,
    private readonly eligibility: EligibilityClient,
  ) {}

  @Get()
  @Render('pages/referrers/criteria/criteria.page.njk')
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<object> {
    const { answers } = await this.desk.open(request, id);
    const open = firstOpen(await this.desk.context(request, caller, answers));
    if (open !== undefined) throw new Elsewhere(`/refer/${id}/${open}?from=criteria`);
    const answer = await ifAnswered(orRefused(this.judge(caller, answers)));
    if (answer === undefined) return criteriaUnknownPage(id);
    return isRefused(answer)
      ? criteriaRefusedPage(id, answer)
      : criteriaPage(id, answer.judged, topicsOf(answers), answer.notes);
  }

  private async judge(caller: Caller, answers: DraftAnswers): Promise<Judged> {
    const referral = referralFromDraft(answers);
    const { places, notes } = await this.intake.findPlaces(caller, placesQuestion(referral));
    const facts = factsFromReferral(referral, places, this.desk.today());
    return { judged: await this.eligibility.preCheck(caller, { facts }), notes };
  }
}

interface Judged {
  readonly judged: PreCheckAnswer;
  readonly notes: readonly PlaceNote[];
}
