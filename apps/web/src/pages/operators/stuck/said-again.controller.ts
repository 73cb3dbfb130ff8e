import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import type { Hearer } from '../../../clients/hearers.js';
import { WatchingClient } from '../../../clients/watching.client.js';
import { inLanguage, say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { readAnswers, textIn, type PostedForm } from '../../../layout/form/read-answers.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { ReasonForm, reasonQuestion, reasonSentences } from '../../../layout/actions/reason.js';
import { KnownHearer } from '../failed/known-hearer.pipe.js';
import { saidAgainPage, type Meant } from './said-again.presenter.js';

const BACK = inLanguage(() => ({ href: '/operations/stuck', text: say`Stuck referrals` }));

/** Events that somebody never got in a readable form go out once more. */
@Allow({ roles: ['operator'] })
@Controller('operations/said-again/:service')
export class SaidAgainController {
  constructor(private readonly watching: WatchingClient) {}

  @Get()
  @Render(CHECK_PAGE)
  ask(@Req() request: Request, @Param('service', KnownHearer) service: Hearer): CheckPage {
    return saidAgainPage(service, meantIn(request));
  }

  @Post()
  async sayAgain(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('service', KnownHearer) service: Hearer,
  ): Promise<never> {
    const meant = meantIn(request);
    const answers = readAnswers([reasonQuestion], request.body as PostedForm);
    const problems = checkAnswers(ReasonForm, answers, reasonSentences);
    if (problems.length > 0)
      throw new PageRefused(CHECK_PAGE, saidAgainPage(service, meant, answers, problems));
    const body = { ...meant, reason: String(answers.reason) };
    await orNotDone(this.watching.sayAgain(caller, service, body), BACK);
    // The log says what was done, by whom and why.
    throw new Elsewhere('/operations/log');
  }
}

const SUBJECT = /^[\w.:-]{1,200}$/;
const NUMBER = /^[1-9]\d{0,8}$/;

function meantIn({ query }: Request): Meant {
  const [subject = '', from = '', to = from] = [query.subject, query.from, query.to].map(textIn);
  if (!SUBJECT.test(subject) || !NUMBER.test(from) || !NUMBER.test(to))
    throw ProblemError.notFound('page');
  return { subject, from: Number(from), to: Number(to) };
}
