import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import type { DuplicatesFound } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { Elsewhere, ownPath } from '../../../layout/elsewhere.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { textOf } from '../refer/draft/draft.js';
import { DraftDesk, ownerOf } from '../refer/draft/draft-desk.js';
import { DraftsStore } from '../refer/draft/drafts.store.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';
import {
  ADD,
  alreadyReferredPage,
  alreadyReferredQuestions,
  choiceProblems,
} from './already-referred.presenter.js';

const PAGE = 'pages/referrers/already-referred/already-referred.page.njk';

/** An open referral of the same person: add to it, or go on with a reason. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/already-referred')
export class AlreadyReferredController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: DraftsStore,
    private readonly intake: IntakeClient,
  ) {}

  @Get()
  @Render(PAGE)
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('to') to: unknown,
  ): Promise<object> {
    const found = await this.found(request, caller, id);
    if (found.open.length === 0) throw new Elsewhere(onward(id, to));
    return alreadyReferredPage(id, found.open);
  }

  @Post()
  async goOn(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('to') to: unknown,
  ): Promise<never> {
    const answers = readAnswers(alreadyReferredQuestions, request.body as PostedForm);
    const problems = choiceProblems(answers);
    if (problems.length > 0) {
      const found = await this.found(request, caller, id);
      throw new PageRefused(PAGE, alreadyReferredPage(id, found.open, answers, problems));
    }
    await this.desk.open(request, id);
    const { choice, reason } = answers;
    await this.drafts.saveBesideOpen(
      ownerOf(request),
      id,
      choice === ADD ? { addToOpen: true } : { referAnywayBecause: textOf({ reason }, 'reason') },
    );
    throw new Elsewhere(onward(id, to));
  }

  private async found(request: Request, caller: Caller, id: string): Promise<DuplicatesFound> {
    const { answers } = await this.desk.open(request, id);
    const { nhsNumber, birthDate } = referralFromDraft(answers).person;
    if (nhsNumber === undefined || birthDate === undefined) return { open: [] };
    return this.intake.duplicates(caller, { nhsNumber, birthDate });
  }
}

const onward = (id: string, to: unknown): string =>
  to === undefined ? `/refer/${id}` : ownPath(to);
