import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import {
  NameReader,
  OpenRestricted as OpenRestrictedBody,
  RestrictedOpened,
  RestrictionChanged,
  RestrictionView,
  RestrictReferral as RestrictReferralBody,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import type { Request } from 'express';
import { OpenRestricted } from '../use-cases/open-restricted.js';
import { ReadRestriction } from '../use-cases/read-restriction.js';
import { RestrictReferral } from '../use-cases/restrict-referral.js';
import { optionalKey } from './idempotency-key.js';

class ReferralId {
  @IsUUID() readonly id!: string;
}

/** Who may open a referral, and opening it with a reason without being named. */
@Controller('referrals/:id')
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
export class RestrictionController {
  constructor(
    private readonly reading: ReadRestriction,
    private readonly restrictReferral: RestrictReferral,
    private readonly openRestricted: OpenRestricted,
  ) {}

  @Get('restriction')
  @Answers(RestrictionView)
  read(@Param() { id }: ReferralId, @CallerOf() by: Caller): Promise<RestrictionView> {
    return this.reading.execute(id, by);
  }

  @Post('restriction')
  @Answers(RestrictionChanged, { idempotencyKey: 'optional', problems: [409] })
  async restrict(
    @Param() { id: referralId }: ReferralId,
    @Body() body: RestrictReferralBody,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<RestrictionChanged> {
    const asked = { referralId, body, by, ...optionalKey(request, body, by) };
    const traceparent = traceparentOf(request);
    return (await this.restrictReferral.restrict({ ...asked, traceparent })).body;
  }

  @Post('readers')
  @Answers(RestrictionChanged, { idempotencyKey: 'optional', problems: [409] })
  async name(
    @Param() { id: referralId }: ReferralId,
    @Body() body: NameReader,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<RestrictionChanged> {
    const asked = { referralId, body, by, ...optionalKey(request, body, by) };
    const traceparent = traceparentOf(request);
    return (await this.restrictReferral.name({ ...asked, traceparent })).body;
  }

  @Post('openings')
  @Answers(RestrictedOpened, { status: 201, idempotencyKey: 'optional', problems: [409] })
  async open(
    @Param() { id }: ReferralId,
    @Body() body: OpenRestrictedBody,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<RestrictedOpened> {
    const key = optionalKey(request, body, by);
    const traceparent = traceparentOf(request);
    return (await this.openRestricted.execute(id, { body, by, traceparent, ...key })).body;
  }
}
