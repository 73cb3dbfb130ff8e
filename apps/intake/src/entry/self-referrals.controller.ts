import { Body, Controller, Post, Req } from '@nestjs/common';
import { ReferralSent, SendReferral } from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { ReceiveReferral } from '../use-cases/receive-referral.js';
import { requiredKey } from './idempotency-key.js';

/** The one thing that somebody who is not signed in can do: send what they say of themselves. Nothing is read back. */
@Allow({ roles: ['self-referrer'] })
@Controller('self-referrals')
export class SelfReferralsController {
  constructor(private readonly receiveReferral: ReceiveReferral) {}

  @Post()
  @Answers(ReferralSent, { status: 201, idempotencyKey: 'required', problems: [409] })
  async send(
    @Body() form: SendReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ReferralSent> {
    const key = requiredKey(request, form, by);
    const traceparent = traceparentOf(request);
    return (await this.receiveReferral.execute({ form, by, key, traceparent })).body;
  }
}
