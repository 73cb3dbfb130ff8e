import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { ifAnswered } from '../../../clients/silence.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { sentPage, type SentPage } from './sent.presenter.js';

/** It is sent: the reference, who looks, by when, and what happens next. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/sent')
export class SentController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly intake: IntakeClient,
  ) {}

  @Get()
  @Render('pages/referrers/sent/sent.page.njk')
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('already') already: unknown,
  ): Promise<SentPage> {
    const { sent } = await this.desk.find(request, id);
    if (sent === undefined) throw new Elsewhere(`/refer/${id}`);
    const referral = await ifAnswered(this.intake.referral(caller, sent.referralId));
    return sentPage(sent, referral, already === 'yes');
  }
}
