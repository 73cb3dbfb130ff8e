import { Controller, Get, Param, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { say } from '../../../language/say.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import {
  printedForSender,
  printPage,
  type PrintPage,
} from '../../../layout/printing/printed-referral.js';

/** What the team has sent, on paper. */
@Allow({ roles: ['referrer'] })
@Controller('referrals/:id/print')
export class SenderPrintController {
  constructor(
    private readonly intake: IntakeClient,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('layout/printing/print.page.njk')
  async show(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<PrintPage> {
    const now = this.clock.now();
    const referral = await this.intake.referral(caller, id);
    const back = { href: `/referrals/${id}`, text: say`Back` };
    return printPage([printedForSender(referral, now)], {
      now,
      asked: 1,
      section: say`My referrals`,
      back,
    });
  }
}
