import { Controller, Get, Param, Post, Query, Render, Req } from '@nestjs/common';
import type { DuplicatesFound } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { Elsewhere, ownPath } from '../../../layout/elsewhere.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { textOf, type DraftAnswers } from '../refer/draft/draft.js';
import { DraftDesk, ownerOf } from '../refer/draft/draft-desk.js';
import { DraftsStore } from '../refer/draft/drafts.store.js';
import {
  ADD,
  alreadyReferredPage,
  alreadyReferredQuestions,
  choiceBefore,
  choiceProblems,
} from './already-referred.presenter.js';
import { personAskedFor } from './person-asked-for.js';

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
    const { answers } = await this.desk.open(request, id);
    const { open } = await this.found(caller, answers);
    if (open.length === 0) throw new Elsewhere(onward(id, to));
    return alreadyReferredPage(id, open, choiceBefore(answers));
  }

  @Post()
  async goOn(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('to') to: unknown,
  ): Promise<never> {
    const draft = await this.desk.open(request, id);
    const answers = readAnswers(alreadyReferredQuestions, request.body as PostedForm);
    const problems = choiceProblems(answers);
    if (problems.length > 0) {
      const { open } = await this.found(caller, draft.answers);
      throw new PageRefused(PAGE, alreadyReferredPage(id, open, answers, problems));
    }
    const { choice, reason } = answers;
    await this.drafts.saveBesideOpen(
      ownerOf(request),
      id,
      choice === ADD ? { addToOpen: true } : { referAnywayBecause: textOf({ reason }, 'reason') },
    );
    throw new Elsewhere(onward(id, to));
  }

  private async found(caller: Caller, answers: DraftAnswers): Promise<DuplicatesFound> {
    const asked = personAskedFor(answers);
    return asked === undefined ? { open: [] } : this.intake.duplicates(caller, asked);
  }
}

const onward = (id: string, to: unknown): string =>
  to === undefined ? `/refer/${id}` : ownPath(to);
