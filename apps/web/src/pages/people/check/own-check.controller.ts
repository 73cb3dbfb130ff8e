import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import type { FieldProblem, ReferralSent } from '@waymark/contracts';
import { Allow, ProblemError } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { isNotTaken } from '../../../clients/not-taken.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { FOR_YOU } from '../../../layout/for-the-person.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { RequestCounts } from '../../../sign-in/request-counts.js';
import { addressOf } from '../../../sign-in/throttle.guard.js';
import { AreaDesk } from '../area/area-desk.js';
import type { OwnDraft } from '../draft/own-answers.js';
import { OwnDesk } from '../draft/own-desk.js';
import { OwnDraftsStore } from '../draft/own-drafts.store.js';
import { referralFromOwn } from '../draft/referral-from-own.js';
import { CHECK, firstOpen, isOutside, questionPath } from '../question/own-flow.js';
import type { OwnContext } from '../questions/own-question.js';
import { mayBeReached } from '../questions/reaching-you.js';
import { ownCheckPage, ownUnderWayPage } from './own-check.presenter.js';

const PAGE = 'pages/people/check/own-check.page.njk';

/** Reading over, and sending: once, however often the button is pressed. */
@Allow({ anyone: true })
@Controller(`${FOR_YOU}/${CHECK}`)
export class OwnCheckController {
  constructor(
    private readonly desk: OwnDesk,
    private readonly drafts: OwnDraftsStore,
    private readonly intake: IntakeClient,
    private readonly area: AreaDesk,
    private readonly counts: RequestCounts,
  ) {}

  @Get()
  @Render(PAGE)
  async show(@Req() request: Request): Promise<object> {
    const draft = await this.unsent(request);
    if (draft.attempted !== undefined) return ownUnderWayPage();
    return ownCheckPage(await this.complete(request, draft));
  }

  @Post()
  async send(@Req() request: Request): Promise<never> {
    const draft = await this.unsent(request);
    // What is on its way goes again as it was, whatever is asked since: nothing of it can be changed.
    const context =
      draft.attempted === undefined
        ? await this.complete(request, draft)
        : await this.contextOf(request, draft);
    await this.counts.ownReferral('sent', addressOf(request));
    const { reference, receivedAt } = await this.attempt(request, draft, context);
    const { teams } = await this.area.of(this.desk.callerFor(draft, request), context);
    const asksThemselves = !mayBeReached(draft.answers);
    await this.drafts.sent(draft.id, { reference, receivedAt, teams, asksThemselves });
    throw new Elsewhere(`${FOR_YOU}/sent`);
  }

  private async unsent(request: Request): Promise<OwnDraft> {
    const draft = await this.desk.find(request);
    if (draft.sent !== undefined) throw new Elsewhere(`${FOR_YOU}/sent?already=yes`);
    return draft;
  }

  private contextOf(request: Request, draft: OwnDraft): Promise<OwnContext> {
    return this.desk.context(this.desk.callerFor(draft, request), draft.answers);
  }

  private async complete(request: Request, draft: OwnDraft): Promise<OwnContext> {
    const context = await this.contextOf(request, draft);
    if (isOutside(draft.answers)) throw new Elsewhere(`${FOR_YOU}/area`);
    const open = firstOpen(context);
    if (open !== undefined) throw new Elsewhere(questionPath(open, CHECK));
    return context;
  }

  // What is sent is kept before it is sent, so that a second attempt is the same command under the same key.
  private async attempt(
    request: Request,
    draft: OwnDraft,
    context: OwnContext,
  ): Promise<ReferralSent> {
    const referral = await this.drafts.attempt(
      draft.id,
      referralFromOwn(draft.answers, context.today),
    );
    if (referral === undefined) throw new Elsewhere(`${FOR_YOU}/sent?already=yes`);
    try {
      const caller = this.desk.callerFor(draft, request);
      return await this.intake.sendOwn(caller, referral, draft.idempotencyKey);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      if (!isNotTaken(thrown, draft.attempted !== undefined))
        throw new PageRefused(PAGE, ownUnderWayPage(), 503);
      await this.drafts.refused(draft.id, draft.idempotencyKey);
      const errors: readonly FieldProblem[] = thrown.errors ?? [];
      if (errors.length === 0) throw thrown;
      throw new PageRefused(PAGE, ownCheckPage(context, errors));
    }
  }
}
