import { Controller, Get, Param, Query, Render, Req } from '@nestjs/common';
import type { PlacementView, ReferralView } from '@waymark/contracts';
import { Allow, CallerOf, Clock, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { ifOpen } from '../../../clients/closed-record.js';
import { EligibilityClient } from '../../../clients/eligibility.client.js';
import { IntakeClient } from '../../../clients/intake.client.js';
import { RoutingClient } from '../../../clients/routing.client.js';
import { ifAnswered, ifFound } from '../../../clients/silence.js';
import { WorkingTheList } from './working-the-list.js';
import { KnownId } from '../../../layout/known-id.pipe.js';
import { listFrom } from '../worklist/worklist-filter.js';
import { BeforeDeciding } from '../moves/before-deciding.js';
import { moves } from '../moves/moves.js';
import { hasPreview } from '../moves/what-follows.js';
import { hubReferralPage, movesAtOnce } from './hub-referral.presenter.js';

/** The whole story on one page; where a service is silent, what is known and what is missing. */
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
@Controller('worklist/:id')
export class HubReferralController {
  constructor(
    private readonly routing: RoutingClient,
    private readonly intake: IntakeClient,
    private readonly eligibility: EligibilityClient,
    private readonly clock: Clock,
    private readonly working: WorkingTheList,
    private readonly before: BeforeDeciding,
  ) {}

  @Get()
  @Render('pages/hubs/referral/hub-referral.page.njk')
  async show(
    @Req() request: Request,
    @CallerOf() caller: Caller,
    @Param('id', KnownId) id: string,
    @Query('list') list: unknown,
  ): Promise<object> {
    const placement = await this.routing.placement(caller, id);
    const atOnce = movesAtOnce(placement)
      .map((path) => moves[path])
      .filter(hasPreview);
    const [among, colleagues, asked, assessments, directory, samePerson, { sent, then }] =
      await Promise.all([
        this.working.opened(request, caller, id),
        this.working.colleagues(caller),
        ifAnswered(this.asSent(caller, id)),
        ifAnswered(ifFound(ifOpen(this.eligibility.assessments(caller, id)))),
        ifAnswered(this.routing.services(caller)),
        mayDecide(caller)
          ? ifAnswered(ifFound(this.intake.samePerson(caller, id)))
          : Promise.resolve(undefined),
        this.before.onPage(caller, placement, atOnce),
      ]);
    const referral = asked?.referral;
    return hubReferralPage({
      placement,
      referral,
      isKeptBack: asked !== undefined && referral === undefined,
      samePerson,
      sent,
      assessment: assessments?.assessments[0],
      services: directory?.services ?? [],
      ...{ among, colleagues, list: listFrom(list) },
      now: this.clock.now(),
      ...(then !== undefined && { before: { ...then, placement, referral } }),
      mayMove: hasPart(placement, caller.organisation),
      ...(caller.roles.includes('link-worker') && { linkWorkOf: caller.organisation }),
    });
  }

  /** Without the referral where intake gives it to this team no longer, or not yet. */
  private async asSent(
    caller: Caller,
    id: string,
  ): Promise<{ readonly referral: ReferralView | undefined }> {
    return { referral: await ifFound(this.intake.referral(caller, id)) };
  }
}

// Whoever sent it is not told of another referral here.
const mayDecide = ({ roles }: Caller): boolean =>
  roles.includes('hub-clinician') || roles.includes('landing-coordinator');

const hasPart = ({ holder, nextStep, state }: PlacementView, organisation: string): boolean =>
  state !== 'closed' &&
  state !== 'death-recorded' &&
  (holder?.organisation === organisation || nextStep?.owner === organisation);
