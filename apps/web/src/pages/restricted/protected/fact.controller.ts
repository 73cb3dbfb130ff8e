import { Controller, Get, HttpCode, Param, Post, Render, Req } from '@nestjs/common';
import type { EndProtectedFact, ReadProtectedFact } from '@waymark/contracts';
import { Allow, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { ProtectedFactsClient } from '../../../clients/protected-facts.client.js';
import { CHECK_PAGE, type CheckPage } from '../../../layout/actions/check-page.js';
import { orNotDone } from '../../../layout/actions/or-not-done.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { idempotencyKeyIn } from '../../../layout/form/idempotency-key.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { AccountsStore } from '../../../store/accounts.store.js';
import { listOf, recordPath } from '../record-path.js';
import {
  backToFacts,
  EndForm,
  endPage,
  endQuestions,
  endSentences,
  ReadForm,
  readPage,
  readQuestions,
  readSentences,
  shownFactPage,
  type FactKnown,
  type ShownFactPage,
} from './fact.presenter.js';
import { factsPath } from './protected.presenter.js';

/** One protected fact: read with a reason, written down before it is shown; or ended, and what it says erased. */
@Allow({ roles: ['referrer', 'hub-clinician'] })
@Controller('restricted/:id/protected-facts/:factId')
export class FactController {
  constructor(
    private readonly facts: ProtectedFactsClient,
    private readonly accounts: AccountsStore,
  ) {}

  @Get()
  @Render(CHECK_PAGE)
  async ask(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('factId', KnownId) factId: string,
  ): Promise<CheckPage> {
    return readPage(await this.standing(caller, id, factId));
  }

  // The page itself answers: it has no address, so that coming back to it asks why once more.
  @Post()
  @HttpCode(200)
  @Render('pages/restricted/protected/shown-fact.page.njk')
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('factId', KnownId) factId: string,
  ): Promise<ShownFactPage> {
    const known = await this.standing(caller, id, factId);
    const answers = readAnswers(readQuestions, request.body as PostedForm);
    const problems = checkAnswers(ReadForm, answers, readSentences);
    if (problems.length > 0)
      throw new PageRefused(CHECK_PAGE, readPage(known, { answers, problems }));
    const body = answers as unknown as ReadProtectedFact;
    const shown = this.facts.show(caller, { id, factId }, body);
    return shownFactPage(known, await orNotDone(shown, backToFacts(id), known.section));
  }

  @Get('end')
  @Render(CHECK_PAGE)
  async askToEnd(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('factId', KnownId) factId: string,
  ): Promise<CheckPage> {
    return endPage(await this.standing(caller, id, factId));
  }

  @Post('end')
  async end(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Param('factId', KnownId) factId: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(endQuestions, posted);
    const problems = checkAnswers(EndForm, answers, endSentences);
    if (problems.length > 0) {
      const known = await this.standing(caller, id, factId);
      throw new PageRefused(CHECK_PAGE, endPage(known, { answers, problems }));
    }
    const body = answers as unknown as EndProtectedFact;
    const sent = { body, idempotencyKey: idempotencyKeyIn(posted) };
    const ended = this.facts.end(caller, { id, factId }, sent);
    await orNotDone(ended, backToFacts(id), listOf(caller).text);
    throw new Elsewhere(factsPath(id));
  }

  /** What has ended is said in the list. */
  private async standing(caller: Caller, id: string, factId: string): Promise<FactKnown> {
    const { reference, facts } = await this.facts.of(caller, id);
    const fact = facts.find((one) => one.factId === factId);
    if (fact === undefined) throw ProblemError.notFound('protected fact');
    if (fact.endedAt !== undefined) throw new Elsewhere(factsPath(id));
    const names = await this.accounts.namesOf([fact.writtenBy]);
    const section = listOf(caller).text;
    return { id, reference, fact, names, section, record: recordPath(caller, id) };
  }
}
