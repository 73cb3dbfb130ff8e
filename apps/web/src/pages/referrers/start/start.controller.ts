import { Controller, Get, Param, Post, Render, Req } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { say } from '../../../language/say.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { DraftDesk, ownerOf } from '../refer/draft/draft-desk.js';
import { DraftsStore } from '../refer/draft/drafts.store.js';
import { SO_FAR } from '../refer/form-flow.js';
import { startPage, type StartPage } from './start.presenter.js';

/** Before the form: who it is for, what to have at hand, and what is not to wait for it. */
@Allow({ roles: ['referrer'] })
@Controller('refer')
export class StartController {
  constructor(
    private readonly drafts: DraftsStore,
    private readonly desk: DraftDesk,
  ) {}

  @Get()
  @Render('pages/referrers/start/start.page.njk')
  async start(@Req() request: Request): Promise<StartPage> {
    return startPage(await this.drafts.unfinished(ownerOf(request)));
  }

  @Get('before-you-start')
  @Render('pages/referrers/start/before-you-start.page.njk')
  beforeYouStart(): object {
    return {
      title: say`Is anyone in danger?`,
      section: say`Make a referral`,
      back: { href: '/refer', text: say`Back` },
    };
  }

  @Post('drafts')
  async begin(@Req() request: Request): Promise<never> {
    const id = await this.drafts.start(ownerOf(request));
    throw new Elsewhere(`/refer/${id}/whose-care`);
  }

  /** The same form, begun to see first what the criteria say. */
  @Post('checks')
  async check(@Req() request: Request): Promise<never> {
    const id = await this.drafts.start(ownerOf(request));
    throw new Elsewhere(`/refer/${id}/whose-care?from=${SO_FAR}`);
  }

  @Post('drafts/:id/removal')
  async discard(@Req() request: Request, @Param('id', KnownId) id: string): Promise<never> {
    await this.desk.open(request, id);
    await this.drafts.discard(ownerOf(request), id);
    throw new Elsewhere('/refer');
  }
}
