import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import type { AddProtectedFact } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { ProtectedFactsClient } from '../../../clients/protected-facts.client.js';
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
  backTo,
  FactForm,
  factQuestions,
  factSentences,
  factsPath,
  protectedPage,
  type FactsKnown,
  type ProtectedPage,
} from './protected.presenter.js';

const PAGE = 'pages/restricted/protected/protected.page.njk';

/** Protected facts of a referral: that they are there, and adding one. */
@Allow({ roles: ['referrer', 'hub-clinician'] })
@Controller('restricted/:id/protected-facts')
export class ProtectedController {
  constructor(
    private readonly facts: ProtectedFactsClient,
    private readonly accounts: AccountsStore,
  ) {}

  @Get()
  @Render(PAGE)
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<ProtectedPage> {
    return protectedPage(await this.known(caller, id));
  }

  @Post()
  async add(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
  ): Promise<never> {
    const posted = request.body as PostedForm;
    const answers = readAnswers(factQuestions, posted);
    const problems = checkAnswers(FactForm, answers, factSentences);
    if (problems.length > 0)
      throw new PageRefused(PAGE, protectedPage(await this.known(caller, id), answers, problems));
    const body = answers as unknown as AddProtectedFact;
    const sent = { body, idempotencyKey: idempotencyKeyIn(posted) };
    const back = backTo(recordPath(caller, id));
    await orNotDone(this.facts.add(caller, id, sent), back, listOf(caller).text);
    throw new Elsewhere(factsPath(id));
  }

  private async known(caller: Caller, id: string): Promise<FactsKnown> {
    const found = await this.facts.of(caller, id);
    const names = await this.accounts.namesOf(found.facts.map(({ writtenBy }) => writtenBy));
    const section = listOf(caller).text;
    return { id, found, names, section, record: recordPath(caller, id) };
  }
}
