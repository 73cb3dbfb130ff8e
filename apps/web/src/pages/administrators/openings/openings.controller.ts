import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import type { Opening, ReviewOpening } from '@waymark/contracts';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { isRefused, orRefused } from '../../../clients/refused.js';
import { RestrictionClient } from '../../../clients/restriction.client.js';
import { say } from '../../../language/say.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers, type FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers } from '../../../layout/form/question.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { pageNumber } from '../../../layout/page-number.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { ColleaguesStore } from '../../../store/colleagues.store.js';
import {
  openingsPage,
  VerdictForm,
  verdictPage,
  verdictQuestions,
  verdictSentences,
  type OpeningsPage,
} from './openings.presenter.js';

/** What people of the administrator's organisation have opened without being named: each is looked at. */
@Allow({ roles: ['administrator'] })
@Controller('openings')
export class OpeningsController {
  constructor(
    private readonly restrictions: RestrictionClient,
    private readonly accounts: AccountsStore,
    private readonly colleagues: ColleaguesStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/administrators/openings/openings.page.njk')
  async list(@CallerOf() caller: Caller, @Query('page') page: unknown): Promise<OpeningsPage> {
    const [found, administrators] = await Promise.all([
      this.restrictions.openings(caller, pageNumber(page)),
      this.colleagues.administrators(caller.organisation),
    ]);
    const names = await this.namesIn(found.openings);
    const reading = { names, reader: caller.subject, now: this.clock.now() };
    return openingsPage(found, { ...reading, isAlone: administrators < 2 });
  }

  @Get(':id')
  @Render(CHECK_PAGE)
  ask(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<CheckPage> {
    return this.page(caller, id);
  }

  @Post(':id')
  async review(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(verdictQuestions, posted);
    const problems = checkAnswers(VerdictForm, answers, verdictSentences);
    if (problems.length > 0) throw await this.refused(caller, id, answers, problems);
    const body = answers as unknown as ReviewOpening;
    const idempotencyKey = idempotencyKeyIn(posted);
    const said = await orRefused(this.restrictions.review(caller, id, { body, idempotencyKey }));
    if (isRefused(said)) {
      const wrong = said.refused.map(({ field, message: text }) => ({ field, text }));
      throw await this.refused(caller, id, answers, wrong);
    }
    throw new Elsewhere('/openings');
  }

  private async refused(
    caller: Caller,
    id: string,
    answers: FormAnswers,
    problems: readonly FormProblem[],
  ): Promise<PageRefused> {
    return new PageRefused(CHECK_PAGE, await this.page(caller, id, answers, problems));
  }

  private async page(
    caller: Caller,
    id: string,
    answers: FormAnswers = {},
    problems: readonly FormProblem[] = [],
  ): Promise<CheckPage> {
    const opening = await this.restrictions.opening(caller, id);
    if (opening.review !== undefined || opening.by === caller.subject)
      throw ProblemError.conflict(
        'nothing-to-review',
        say`Somebody has looked at this already, or you opened it yourself.`,
      );
    return verdictPage(opening, { names: await this.namesIn([opening]) }, answers, problems);
  }

  private namesIn(openings: readonly Opening[]): Promise<ReadonlyMap<string, string>> {
    return this.accounts.namesOf(
      openings.flatMap(({ by, review }) => (review === undefined ? [by] : [by, review.by])),
    );
  }
}
