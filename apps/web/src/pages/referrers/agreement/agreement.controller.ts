import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { ReferralView } from '@waymark/contracts';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import {
  agreementBody,
  AgreementForm,
  agreementPage,
  agreementPrefill,
  agreementQuestions,
  agreementSentences,
  problemsRefused,
  type Shown,
} from './agreement.presenter.js';

const PAGE = 'pages/referrers/agreement/agreement.page.njk';
const VERSION = /^[1-9]\d{0,8}$/;

/** Somebody has asked the person who may be told: by whoever sent it, or whoever has it. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('referrals/:id/agreement')
export class AgreementController {
  constructor(
    private readonly intake: IntakeClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render(PAGE)
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<object> {
    const referral = await this.openReferral(caller, id);
    const answers = agreementPrefill(referral, this.clock.today(), caller.name);
    return this.page(caller, referral, { answers });
  }

  @Post()
  async record(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const referral = await this.openReferral(caller, id);
    const answers = readAnswers(agreementQuestions(referral, this.clock.today()), posted);
    const read = textIn(posted.version) ?? '';
    const version = VERSION.test(read) ? Number(read) : referral.factsVersion;
    const refuse = (problems: Shown['problems']): never => {
      const shown = { answers, version, ...(problems && { problems }) };
      throw new PageRefused(PAGE, this.page(caller, referral, shown));
    };
    const problems = checkAnswers(AgreementForm, answers, agreementSentences);
    if (problems.length > 0) refuse(problems);
    const body = agreementBody(answers, version);
    const sent = this.intake.recordAgreement(caller, id, body, idempotencyKeyIn(posted));
    const answer = await orRefused(sent);
    if (isRefused(answer)) refuse(problemsRefused(answer.refused));
    throw new Elsewhere(`${backOf(caller, id)}?said=now`);
  }

  private page(caller: Caller, referral: ReferralView, shown: Shown): object {
    return agreementPage(referral, this.clock.today(), backOf(caller, referral.referralId), shown);
  }

  private async openReferral(caller: Caller, id: string): Promise<ReferralView> {
    const referral = await this.intake.referral(caller, id);
    if (!referral.open) throw new Elsewhere(backOf(caller, id));
    return referral;
  }
}

const backOf = ({ roles }: Caller, id: string): string =>
  roles.includes('referrer') ? `/referrals/${id}` : `/worklist/${id}`;
