import { Controller, Get, Param, Query } from '@nestjs/common';
import { FindReferral, FoundReferrals, Timeline } from '@waymark/contracts';
import { Allow, Answers, ProblemError } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { TimelineView } from '../store/timeline.view.js';

class Referral {
  @IsUUID() readonly referralId!: string;
}

@Controller('referrals')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class TimelineController {
  constructor(private readonly timelines: TimelineView) {}

  @Get()
  @Answers(FoundReferrals)
  async find(@Query() query: FindReferral): Promise<FoundReferrals> {
    return { referralIds: await this.timelines.find(query.reference) };
  }

  @Get(':referralId/timeline')
  @Answers(Timeline)
  async read(@Param() { referralId }: Referral): Promise<Timeline> {
    const timeline = await this.timelines.of(referralId);
    if (timeline === undefined) throw ProblemError.notFound('referral');
    return timeline;
  }
}
