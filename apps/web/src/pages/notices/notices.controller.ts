import { Controller, Get, Post, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import { isUUID } from 'class-validator';
import type { Request } from 'express';
import { NoticesClient } from '../../clients/notices.client.js';
import { Elsewhere } from '../../layout/elsewhere.js';
import { textsIn, type PostedForm } from '../../layout/form/read-answers.js';
import { noticesPage, type NoticesPage } from './notices.presenter.js';
import { UnreadCounts } from '../../layout/unread-counts.js';

const MOST_AT_ONCE = 100;

/** What there is for whoever is signed in, the unread first. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly notices: NoticesClient,
    private readonly unread: UnreadCounts,
  ) {}

  @Get()
  @Render('pages/notices/notices.page.njk')
  async list(@CallerOf() caller: Caller): Promise<NoticesPage> {
    return noticesPage(await this.notices.list(caller), caller.roles.includes('referrer'));
  }

  /** One, or all that the page has shown: what came since stays unread. */
  @Post('read')
  async read(@Req() request: Request, @CallerOf() caller: Caller): Promise<never> {
    const { notice } = request.body as PostedForm;
    const ids = textsIn(notice).filter((id) => isUUID(id));
    if (ids.length > 0) await this.notices.read(caller, ids.slice(0, MOST_AT_ONCE));
    this.unread.forget(caller);
    throw new Elsewhere('/notices');
  }
}
