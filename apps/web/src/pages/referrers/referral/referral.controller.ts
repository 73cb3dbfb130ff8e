import { Controller, Get, Param, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { referralPage, type ReferralPage } from './referral.presenter.js';

/** One referral as its sender sees it: what became of it, in plain words. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id')
export class ReferralController {
  constructor(
    private readonly intake: IntakeClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/referrers/referral/referral.page.njk')
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<ReferralPage> {
    const referral = await this.intake.referral(caller, id);
    return referralPage(referral, caller.organisation, this.clock.now());
  }
}
