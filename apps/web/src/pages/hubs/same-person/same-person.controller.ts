import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { UnlinkReason } from '@waymark/contracts';
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
  SAME,
  SamePersonForm,
  samePersonPage,
  samePersonQuestions,
  samePersonSentences,
} from './same-person.presenter.js';

const PAGE = 'pages/hubs/same-person/same-person.page.njk';

/** Whether two referrals are about one person: decided by the team that has one of them. */
@Allow({ roles: ['hub-clinician', 'landing-coordinator'] })
@Controller('worklist/:id/same-person')
export class SamePersonController {
  constructor(private readonly intake: IntakeClient) {}

  @Get()
  @Render(PAGE)
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<object> {
    return samePersonPage(id, await this.intake.samePerson(caller, id));
  }

  @Post()
  async decide(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const found = await this.intake.samePerson(caller, id);
    const answers = readAnswers(samePersonQuestions(found), posted);
    const problems = checkAnswers(SamePersonForm, answers, samePersonSentences);
    if (problems.length > 0) {
      throw new PageRefused(PAGE, samePersonPage(id, found, answers, problems));
    }
    const { other, decision, comment } = answers as Readonly<Record<string, string | undefined>>;
    const otherReferralId = other ?? '';
    const key = idempotencyKeyIn(posted);
    if (decision === SAME) await this.intake.link(caller, id, { otherReferralId }, key);
    else {
      const reason = decision as UnlinkReason;
      const body = { otherReferralId, reason, ...(comment !== undefined && { comment }) };
      await this.intake.unlink(caller, id, body, key);
    }
    throw new Elsewhere(`/worklist/${id}/same-person`);
  }
}
