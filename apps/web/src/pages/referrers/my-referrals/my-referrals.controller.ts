import { Controller, Get, Query, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { pageNumber } from '../../../layout/page-number.js';
import { myReferralsPage, type MyReferralsPage } from './my-referrals.presenter.js';

/** What the team has sent, those that need somebody first. */
@Allow({ roles: ['referrer'] })
@Controller('referrals')
export class MyReferralsController {
  constructor(
    private readonly intake: IntakeClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('pages/referrers/my-referrals/my-referrals.page.njk')
  async show(@CallerOf() caller: Caller, @Query('page') asked: unknown): Promise<MyReferralsPage> {
    const page = pageNumber(asked);
    return myReferralsPage(await this.intake.mine(caller, page), page, this.clock.now());
  }
}
