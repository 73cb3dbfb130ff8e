import { Controller, Get, Req, Res } from '@nestjs/common';
import { Allow } from '@waymark/platform';
import type { Request, Response } from 'express';
import { forgetLanguage } from '../../../language/choose-language.js';
import { LEAVE } from '../../../layout/for-the-person.js';
import { endSession, keepSession } from '../../../sign-in/session-cookie.js';
import { WebConfig } from '../../../web.config.js';
import { OwnDraftsStore } from '../draft/own-drafts.store.js';

/** Away at once, by a plain link: what was typed is deleted, and going back shows nothing of it. */
@Allow({ anyone: true })
@Controller(LEAVE)
export class LeaveController {
  constructor(
    private readonly drafts: OwnDraftsStore,
    private readonly config: WebConfig,
  ) {}

  @Get()
  async leave(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { ownDraft, person } = request.session;
    if (ownDraft !== undefined) await this.drafts.forget(ownDraft);
    delete request.session.ownDraft;
    await (person === undefined ? endSession(request) : keepSession(request));
    forgetLanguage(response);
    response.redirect(303, this.config.LEAVE_URL);
  }
}
