import { Controller, Get, HttpCode, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { WatchingClient } from '../../../clients/watching.client.js';
import { say } from '../../../language/say.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { ReasonForm, reasonQuestion, reasonSentences } from '../../../layout/actions/reason.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { pathOf } from '../failed/failed.presenter.js';
import { askToShowPage, shownPage } from './shown.presenter.js';

/** Whom a referral is about, for an operator who has to telephone: written down before it is shown. */
@Allow({ roles: ['operator'] })
@Controller('operations/referrals/:id/shown')
export class ShownController {
  constructor(private readonly watching: WatchingClient) {}

  @Get()
  @Render(CHECK_PAGE)
  ask(@Param('id', KnownId) id: string): CheckPage {
    return askToShowPage(id);
  }

  // The page itself answers: it has no address, so that coming back to it asks why once more.
  @Post()
  @HttpCode(200)
  @Render('pages/operators/timeline/shown.page.njk')
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<object> {
    const answers = readAnswers([reasonQuestion], request.body as PostedForm);
    const problems = checkAnswers(ReasonForm, answers, reasonSentences);
    if (problems.length > 0)
      throw new PageRefused(CHECK_PAGE, askToShowPage(id, answers, problems));
    const back = { href: pathOf.referral(id), text: say`The timeline` };
    const body = { reason: String(answers.reason) };
    return shownPage(id, await orNotDone(this.watching.showIdentity(caller, id, body), back));
  }
}
