import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import {
  Arrivals,
  ArrivalsQuery,
  AssignReferrals as AssignReferralsBody,
  NextInWorklist,
  NextOfWorklist,
  ReferralsAssigned,
  SearchWorklist,
  Worklist,
  WorklistExport,
  WorklistQuery,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, ProblemError, keyOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { AssignReferrals } from '../use-cases/assign-referrals.js';
import { ReadWorklist } from '../use-cases/read-worklist.js';

/** What a team has to do, and who in it looks after what. */
@Controller('worklist')
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
export class WorklistController {
  constructor(
    private readonly readWorklist: ReadWorklist,
    private readonly assignReferrals: AssignReferrals,
  ) {}

  @Get()
  @Answers(Worklist)
  read(@Query() query: WorklistQuery, @CallerOf() by: Caller): Promise<Worklist> {
    const { organisation = by.organisation, ...asked } = query;
    if (organisation !== by.organisation) {
      throw ProblemError.forbidden('A worklist is read by its own organisation only.');
    }
    return this.readWorklist.page(asked, by);
  }

  @Get('arrivals')
  @Answers(Arrivals)
  arrivals(
    @Query() { since, ...filter }: ArrivalsQuery,
    @CallerOf() by: Caller,
  ): Promise<Arrivals> {
    return this.readWorklist.arrivals(filter, since, by);
  }

  @Post('search')
  @Answers(Worklist)
  search(@Body() asked: SearchWorklist, @CallerOf() by: Caller): Promise<Worklist> {
    return this.readWorklist.page(asked, by);
  }

  @Post('export')
  @Answers(WorklistExport)
  export(@Body() asked: SearchWorklist, @CallerOf() by: Caller): Promise<WorklistExport> {
    return this.readWorklist.export(asked, by);
  }

  @Post('next')
  @Answers(NextOfWorklist)
  next(@Body() asked: NextInWorklist, @CallerOf() by: Caller): Promise<NextOfWorklist> {
    return this.readWorklist.next(asked, by);
  }

  @Post('assignments')
  @Answers(ReferralsAssigned, { idempotencyKey: 'optional' })
  async assign(
    @Body() body: AssignReferralsBody,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ReferralsAssigned> {
    const key = keyOf(request, body, by);
    return (await this.assignReferrals.execute({ body, by, ...key })).body;
  }
}
