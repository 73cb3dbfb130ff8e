import { Controller, Get, Query, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { Elsewhere } from '../../../layout/elsewhere.js';
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
    const list = await this.intake.mine(caller, page);
    if (list.referrals.length === 0 && list.total > 0) throw new Elsewhere('/referrals');
    return myReferralsPage(list, page, this.clock.now());
  }
}
