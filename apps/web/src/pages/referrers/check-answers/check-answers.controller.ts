import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { FieldProblem, ReferralSent } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isNotTaken } from '../../../clients/not-taken.js';
import { isRefused } from '../../../clients/refused.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { RequestCounts } from '../../../sign-in/request-counts.js';
import { CriteriaDesk } from '../criteria/criteria-desk.js';
import type { Draft } from '../refer/draft/draft.js';
import { DraftDesk, ownerOf } from '../refer/draft/draft-desk.js';
import { DraftsStore } from '../refer/draft/drafts.store.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import { firstOpen } from '../refer/form-flow.js';
import { ConcernDesk } from '../safety-concerns/concern-desk.js';
import {
  checkAnswersPage,
  criteriaNews,
  underWayPage,
  type CheckAnswersPage,
  type CriteriaNews,
} from './check-answers.presenter.js';

const PAGE = 'pages/referrers/check-answers/check-answers.page.njk';

/** Reading over, and sending: once, however often the button is pressed. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/check-answers')
export class CheckAnswersController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: DraftsStore,
    private readonly intake: IntakeClient,
    private readonly concerns: ConcernDesk,
    private readonly criteria: CriteriaDesk,
    private readonly counts: RequestCounts,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<object> {
    const draft = await this.unsent(request, id);
    if (draft.attempted !== undefined) return underWayPage(draft.idempotencyKey);
    return this.page(request, caller, draft);
  }

  @Post()
  async send(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const draft = await this.unsent(request, id);
    await this.counts.ofOrganisation('sent', caller.organisation);
    const sent = await this.attempt(request, caller, draft);
    await this.drafts.sent(ownerOf(request), id, sent);
    await this.concerns.sent(id);
    throw new Elsewhere(`/refer/${id}/sent`);
  }

  private async unsent(request: Request, id: string): Promise<Draft> {
    const draft = await this.desk.find(request, id);
    if (draft.sent !== undefined) throw new Elsewhere(`/refer/${id}/sent?already=yes`);
    return draft;
  }

  private async page(
    request: Request,
    caller: Caller,
    draft: Draft,
    refused: readonly FieldProblem[] = [],
  ): Promise<CheckAnswersPage> {
    const { id, answers, idempotencyKey } = draft;
    const context = await this.desk.context(request, caller, answers);
    const open = firstOpen(context);
    if (open !== undefined) throw new Elsewhere(`/refer/${id}/${open}?from=check-answers`);
    const sending = { idempotencyKey, referral: referralFromDraft(answers) };
    return checkAnswersPage(id, context, sending, refused, await this.news(caller, draft));
  }

  // Answers that contradict each other are refused when they are sent, each with where it is put right.
  private async news(caller: Caller, draft: Draft): Promise<CriteriaNews | undefined> {
    const answer = await this.criteria.judge(caller, draft.answers);
    return answer !== undefined && isRefused(answer)
      ? undefined
      : criteriaNews(draft, answer?.judged);
  }

  // What is sent is kept before it is sent, so that a second attempt is the same command under the same key.
  private async attempt(request: Request, caller: Caller, draft: Draft): Promise<ReferralSent> {
    if (draft.attempted === undefined) {
      const page = await this.page(request, caller, draft);
      if (page.criteria?.is === 'changed') throw new PageRefused(PAGE, page, 409);
    }
    const attempt = await this.drafts.attempt(ownerOf(request), draft.id, {
      ...referralFromDraft(draft.answers),
      ...(await this.concerns.goingWith(draft.id)),
    });
    if (attempt === undefined) throw new Elsewhere(`/refer/${draft.id}/sent`);
    try {
      return await this.intake.send(caller, attempt.referral, attempt.idempotencyKey);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      if (!isNotTaken(thrown, draft.attempted !== undefined))
        throw new PageRefused(PAGE, underWayPage(attempt.idempotencyKey), 503);
      await this.drafts.refused(ownerOf(request), draft.id, attempt);
      const { errors = [] } = thrown;
      if (errors.length === 0) throw thrown;
      throw new PageRefused(PAGE, await this.page(request, caller, draft, errors));
    }
  }
}
