import { Controller, Get, Param, Query, Render } from '@nestjs/common';
import { Allow, CallerOf, Clock, ProblemError, type Caller } from '@waymark/platform';
import { IntakeClient } from '../../../clients/intake.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifOpen } from '../../../clients/closed-record.js';
import { ifAnswered, ifFound } from '../../../clients/silence.js';
import { say } from '../../../language/say.js';
import { textsIn } from '../../../layout/form/read-answers.js';
import { KNOWN_ID, KnownId } from '../../../layout/known-id.pipe.js';
import {
  printedForTeam,
  printPage,
  type PrintedReferral,
  type PrintPage,
} from '../../../layout/printing/printed-referral.js';

const PAGE = 'layout/printing/print.page.njk';
const MOST = 20;

/** On paper: each referral is read, and recorded as read, as when its page is opened. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist')
export class HubPrintController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly intake: IntakeClient,
    private readonly clock: Clock,
  ) {}

  @Get('print')
  @Render(PAGE)
  async several(@CallerOf() caller: Caller, @Query('id') given: unknown): Promise<PrintPage> {
    const ids = [...new Set(textsIn(given).filter((id) => KNOWN_ID.test(id)))].slice(0, MOST);
    if (ids.length === 0) throw ProblemError.notFound('page');
    const sheets = await Promise.all(
      ids.map((id) => ifAnswered(ifFound(ifOpen(this.sheet(caller, id))))),
    );
    const printed = sheets.filter((sheet) => sheet !== undefined);
    const section = say`Worklist`;
    const back = { href: '/worklist', text: section };
    return printPage(printed, { now: this.clock.now(), asked: ids.length, section, back });
  }

  @Get(':id/print')
  @Render(PAGE)
  async one(@CallerOf() caller: Caller, @Param('id', KnownId) id: string): Promise<PrintPage> {
    const printed = [await this.sheet(caller, id)];
    const back = { href: `/worklist/${id}`, text: say`Back` };
    return printPage(printed, { now: this.clock.now(), asked: 1, section: say`Worklist`, back });
  }

  private async sheet(caller: Caller, id: string): Promise<PrintedReferral> {
    const [placement, referral] = await Promise.all([
      this.routing.placement(caller, id),
      this.intake.referral(caller, id),
    ]);
    return printedForTeam(placement, referral, this.clock.now());
  }
}
