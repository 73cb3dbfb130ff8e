import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { LinkReferral, SamePerson, UnlinkReferral } from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import type { Request } from 'express';
import { LinkReferrals } from '../use-cases/link-referrals.js';
import { optionalKey } from './idempotency-key.js';

class ReferralId {
  @IsUUID() readonly id!: string;
}

/** Is this the same person as another? Asked and answered by the team that has the referral, never by who sent it. */
@Controller('referrals/:id')
export class LinksController {
  constructor(private readonly linkReferrals: LinkReferrals) {}

  @Get('same-person')
  @Allow({ roles: ['hub-clinician', 'landing-coordinator'] })
  @Answers(SamePerson)
  look(@Param() { id }: ReferralId, @CallerOf() by: Caller): Promise<SamePerson> {
    return this.linkReferrals.look(id, by);
  }

  @Post('links')
  @Allow({ roles: ['hub-clinician', 'landing-coordinator'] })
  @Answers(SamePerson, { idempotencyKey: 'optional', problems: [409] })
  async link(
    @Param() { id: referralId }: ReferralId,
    @Body() body: LinkReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<SamePerson> {
    const key = optionalKey(request, body, by);
    const traceparent = traceparentOf(request);
    return (await this.linkReferrals.link({ referralId, body, by, ...key, traceparent })).body;
  }

  @Post('links/removal')
  @Allow({ roles: ['hub-clinician', 'landing-coordinator'] })
  @Answers(SamePerson, { idempotencyKey: 'optional', problems: [409] })
  async unlink(
    @Param() { id: referralId }: ReferralId,
    @Body() body: UnlinkReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<SamePerson> {
    const key = optionalKey(request, body, by);
    const traceparent = traceparentOf(request);
    return (await this.linkReferrals.unlink({ referralId, body, by, ...key, traceparent })).body;
  }
}
