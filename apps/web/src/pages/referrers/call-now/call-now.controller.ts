import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import { Allow, Clock } from '@waymark/platform';
import type { Request } from 'express';
import {
  CallForm,
  callProblems,
  callQuestions,
  callSentences,
  callTakenFrom,
} from '../../../layout/calls/call-form.js';
import { Elsewhere, ownPath } from '../../../layout/elsewhere.js';
import { checkAnswers } from '../../../layout/form/check-answers.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { londonParts } from '../../../layout/london-time.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { DraftDesk, ownerOf } from '../refer/draft/draft-desk.js';
import { DraftsStore } from '../refer/draft/drafts.store.js';
import { ConcernDesk } from '../safety-concerns/concern-desk.js';
import { callNowPage, type CallNowPage } from './call-now.presenter.js';
import { UrgentContacts } from './urgent-contacts.js';

const PAGE = 'pages/referrers/call-now/call-now.page.njk';

/** Whom to telephone, said at once and without asking any other service; and who took the call. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/call-now')
export class CallNowController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: DraftsStore,
    private readonly contacts: UrgentContacts,
    private readonly clock: Clock,
    private readonly concerns: ConcernDesk,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @Param('id', KnownId) id: string,
    @Query('to') to: unknown,
    @Query('area') area: unknown,
  ): Promise<CallNowPage> {
    const { answers } = await this.desk.open(request, id);
    const today = this.clock.today();
    const page = callNowPage(answers, {
      onward: onward(id, to),
      contacts: this.contacts.on(today),
      ...chosenIn(area),
      call: { answers: londonParts(this.clock.now()), problems: [] },
    });
    if (page.advice.length === 0) throw new Elsewhere(page.onward);
    return page;
  }

  @Post()
  async record(
    @Req() request: Request,
    @Param('id', KnownId) id: string,
    @Query('to') to: unknown,
    @Query('area') area: unknown,
  ): Promise<never> {
    const { answers } = await this.desk.open(request, id);
    const given = readAnswers(callQuestions, request.body as PostedForm);
    const wrong = checkAnswers(CallForm, given, callSentences);
    const problems = wrong.length > 0 ? wrong : callProblems(given, this.clock.now());
    if (problems.length > 0) {
      const contacts = this.contacts.on(this.clock.today());
      const call = { answers: given, problems };
      const shown = { onward: onward(id, to), contacts, ...chosenIn(area), call };
      const page = callNowPage(answers, shown);
      throw new PageRefused(PAGE, page);
    }
    await this.drafts.saveCall(ownerOf(request), id, callTakenFrom(given, this.clock.now()));
    await this.concerns.callTaken(id);
    throw new Elsewhere(onward(id, to));
  }
}

const chosenIn = (area: unknown): { readonly area?: string } =>
  typeof area === 'string' && area !== '' ? { area } : {};

const onward = (id: string, to: unknown): string =>
  to === undefined ? `/refer/${id}` : ownPath(to);
