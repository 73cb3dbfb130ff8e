import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { UrgentContacts } from '../call-now/urgent-contacts.js';
import { callNowFor, referralPage, type ReferralPage } from './referral.presenter.js';

/** One referral as its sender sees it: what became of it, in plain words. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id')
export class ReferralController {
  constructor(
    private readonly intake: IntakeClient,
    private readonly clock: Clock,
    private readonly contacts: UrgentContacts,
  ) {}

  @Get()
  @Render('pages/referrers/referral/referral.page.njk')
  async show(
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('call') call: unknown,
    @Query('said') said: unknown,
  ): Promise<ReferralPage> {
    const referral = await this.intake.referral(caller, id);
    const contacts = this.contacts.on(this.clock.today());
    return {
      ...referralPage(referral, caller.organisation, this.clock.now()),
      ...(said === 'now' && { justSaid: true }),
      ...(said === 'added' && { justAdded: true }),
      callNow: call === 'now' ? callNowFor(referral.sent, contacts) : [],
    };
  }
}
