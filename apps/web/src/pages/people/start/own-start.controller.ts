import { Controller, Get, Post, Query, Render, Req } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { FOR_YOU } from '../../../layout/for-the-person.js';
import { RequestCounts } from '../../../sign-in/request-counts.js';
import { freshSession, keepSession } from '../../../sign-in/session-cookie.js';
import { addressOf } from '../../../sign-in/throttle.guard.js';
import { OwnDraftsStore } from '../draft/own-drafts.store.js';
import { questionPath } from '../question/own-flow.js';

/** Whom to call comes first, before anything is asked. */
@Allow({ anyone: true })
@Controller(FOR_YOU)
export class OwnStartController {
  constructor(
    private readonly drafts: OwnDraftsStore,
    private readonly counts: RequestCounts,
  ) {}

  @Get()
  @Render('pages/people/start/own-start.page.njk')
  show(@Query('again') again: unknown): object {
    return {
      title: say`Do you need help now?`,
      section: say`Ask for help`,
      again: again === 'yes',
    };
  }

  @Post()
  async begin(@Req() request: Request): Promise<never> {
    await this.counts.ownReferral('begun', addressOf(request));
    const { ownDraft, person } = request.session;
    if (ownDraft !== undefined) await this.drafts.forget(ownDraft);
    // A session that was planted before is worth nothing; who is signed in stays so.
    if (person === undefined) await freshSession(request);
    request.session.ownDraft = await this.drafts.start();
    await keepSession(request);
    throw new Elsewhere(questionPath('happened'));
  }
}
