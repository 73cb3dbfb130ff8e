import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import { safetyAdvice, type Advice } from '@waymark/contracts';
import { Allow } from '@waymark/platform';
import type { Request } from 'express';
import { Elsewhere, ownPath } from '../../../layout/elsewhere.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { DraftDesk } from '../refer/draft/draft-desk.js';
import { referralFromDraft } from '../refer/draft/referral-from-draft.js';

interface CallNowPage {
  readonly title: string;
  readonly section: string;
  readonly advice: readonly Advice[];
  readonly onward: string;
}

/** Whom to telephone, said at once and without asking any other service. */
@Allow({ roles: ['referrer'] })
@Controller('refer/:id/call-now')
export class CallNowController {
  constructor(private readonly desk: DraftDesk) {}

  @Get()
  @Render('pages/referrers/call-now/call-now.page.njk')
  async show(
    @Req() request: Request,
    @Param('id', KnownId) id: string,
    @Query('to') to: unknown,
  ): Promise<CallNowPage> {
    const { answers } = await this.desk.open(request, id);
    const advice = safetyAdvice(referralFromDraft(answers));
    const onward = to === undefined ? `/refer/${id}` : ownPath(to);
    if (advice.length === 0) throw new Elsewhere(onward);
    return { title: 'Act now, before you go on', section: 'Make a referral', advice, onward };
  }
}
