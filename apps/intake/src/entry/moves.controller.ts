import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ReferralChanged, SayMoved } from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import type { Request } from 'express';
import { ChangeFacts } from '../use-cases/change-facts.js';
import { optionalKey } from './idempotency-key.js';

class ReferralId {
  @IsUUID() readonly id!: string;
}

/** Said by who sent the referral, or by whoever has the person now. */
@Controller('referrals')
export class MovesController {
  constructor(private readonly changeFacts: ChangeFacts) {}

  @Post(':id/move')
  @Allow({
    roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'],
    scopes: ['referrals:write'],
  })
  @Answers(ReferralChanged, { idempotencyKey: 'optional', problems: [409] })
  async moved(
    @Param() { id: referralId }: ReferralId,
    @Body() moved: SayMoved,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ReferralChanged> {
    const { where, postcode, factsVersion } = moved;
    const parts = { where, factsVersion, ...(postcode !== undefined && { postcode }) };
    const change = { referralId, parts, moved, by, ...optionalKey(request, moved, by) };
    const traceparent = traceparentOf(request);
    return (await this.changeFacts.execute({ ...change, traceparent })).body;
  }
}
