import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import type { ReferralView } from '@waymark/contracts';
import { Allow, CallerOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { IntakeClient } from '../../../clients/intake.client.js';
import { MessagesClient } from '../../../clients/messages.client.js';
import { ifAnswered, ifFound } from '../../../clients/silence.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
import { safeWays } from '../../../layout/messages/message-to-person.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import {
  PERSON_TEMPLATES,
  sentPage,
  type PersonTemplates,
  type SentPage,
} from './sent.presenter.js';

/** It is sent: the reference, who looks, by when, and what happens next. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/sent')
export class SentController {
  constructor(
    private readonly desk: DraftDesk,
    private readonly intake: IntakeClient,
    private readonly messages: MessagesClient,
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
    const templates = referral === undefined ? {} : await this.templates(caller, referral);
    return sentPage(sent, referral, already === 'yes', templates);
  }

  private async templates(caller: Caller, { sent, open }: ReferralView): Promise<PersonTemplates> {
    if (!open || safeWays(sent).length === 0) return {};
    const found = PERSON_TEMPLATES.map(async (name) => [
      name,
      await ifAnswered(ifFound(this.messages.template(caller, name))),
    ]);
    return Object.fromEntries(await Promise.all(found)) as PersonTemplates;
  }
}
