import { Controller, Get, Param, Query } from '@nestjs/common';
import { FindReferral, FoundReferrals, Timeline } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { lookingFor } from './looking-for.js';
import { ReadForOperators } from '../use-cases/read-for-operators.js';

class Referral {
  @IsUUID() readonly referralId!: string;
}

@Controller('referrals')
@Allow({ roles: ['operator'], scopes: ['operations:read'] })
export class TimelineController {
  constructor(private readonly operators: ReadForOperators) {}

  @Get()
  @Answers(FoundReferrals)
  find(@Query() query: FindReferral, @CallerOf() caller: Caller): Promise<FoundReferrals> {
    return this.operators.find(lookingFor(query), caller);
  }

  @Get(':referralId/timeline')
  @Answers(Timeline)
  read(@Param() { referralId }: Referral, @CallerOf() caller: Caller): Promise<Timeline> {
    return this.operators.timeline(referralId, caller);
  }
}
