import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { ReferralView, WithdrawReferral } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import {
  WithdrawForm,
  withdrawPage,
  withdrawQuestions,
  withdrawSentences,
} from './withdraw.presenter.js';

const PAGE = 'pages/referrers/withdraw/withdraw.page.njk';

/** Taking a referral back, with the reason. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id/withdrawal')
export class WithdrawController {
  constructor(private readonly intake: IntakeClient) {}

  @Get()
  @Render(PAGE)
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<object> {
    return withdrawPage(await this.openReferral(caller, id));
  }

  @Post()
  async withdraw(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(withdrawQuestions, posted);
    const problems = checkAnswers(WithdrawForm, answers, withdrawSentences);
    if (problems.length > 0) {
      const referral = await this.openReferral(caller, id);
      throw new PageRefused(PAGE, withdrawPage(referral, answers, problems));
    }
    const body = answers as unknown as WithdrawReferral;
    await this.intake.withdraw(caller, id, body, idempotencyKeyIn(posted));
    throw new Elsewhere(`/referrals/${id}`);
  }

  private async openReferral(caller: Caller, id: string): Promise<ReferralView> {
    const referral = await this.intake.referral(caller, id);
    if (!referral.open) throw new Elsewhere(`/referrals/${id}`);
    return referral;
  }
}
