import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { readAnswers, type PostedForm } from '../../../layout/form/read-answers.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { PageRefused } from '../../../layout/page-refused.js';
import { DraftDesk, ownerOf } from '../refer/draft/draft-desk.js';
import { DraftsStore } from '../refer/draft/drafts.store.js';
import {
  referAnywayPage,
  referAnywayProblems,
  referAnywayQuestions,
} from './refer-anyway.presenter.js';

const PAGE = 'pages/referrers/refer-anyway/refer-anyway.page.njk';

/** The criteria say no, and the referrer has a reason: it goes with the referral. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/refer-anyway')
export class ReferAnywayController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly drafts: DraftsStore,
  ) {}

  @Get()
  @Render(PAGE)
  async show(@Req() request: Request, @Param('id', KnownId) id: string): Promise<object> {
    const { answers } = await this.desk.open(request, id);
    return referAnywayPage(id, answers.despiteCriteria ?? {});
  }

  @Post()
  async goOn(@Req() request: Request, @Param('id', KnownId) id: string): Promise<never> {
    await this.desk.open(request, id);
    const answers = readAnswers(referAnywayQuestions, request.body as PostedForm);
    const problems = referAnywayProblems(answers);
    if (problems.length > 0) throw new PageRefused(PAGE, referAnywayPage(id, answers, problems));
    await this.drafts.saveDespiteCriteria(ownerOf(request), id, answers);
    throw new Elsewhere(`/refer/${id}/check-answers`);
  }
}
