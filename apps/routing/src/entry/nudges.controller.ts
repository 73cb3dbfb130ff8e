import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { Nudge, Nudges, NudgeTeam as NudgeBody, SearchNudges } from '@waymark/contracts';
import { Allow, Answers, CallerOf, keyOf, traceparentOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { NudgeTeam } from '../use-cases/nudge-team.js';
import { MOVED, ReferralAddress } from './placement-moves.js';

/** Where operators ask whoever owes a late step to look at it. */
@Allow({ roles: ['operator'] })
@Controller()
export class NudgesController {
  constructor(private readonly nudgeTeam: NudgeTeam) {}

  @Post('placements/:referralId/nudge')
  @Answers(Nudge, { ...MOVED, status: 201 })
  async nudge(
    @Param() { referralId }: ReferralAddress,
    @Body() body: NudgeBody,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<Nudge> {
    const traceparent = traceparentOf(request);
    const key = keyOf(request, body, by);
    const result = await this.nudgeTeam.execute({ ...body, referralId, by, traceparent, ...key });
    return result.body;
  }

  @Post('nudges/search')
  @Answers(Nudges)
  search(@Body() { referralIds }: SearchNudges): Promise<Nudges> {
    return this.nudgeTeam.search(referralIds);
  }
}
