import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import {
  AmendReferral,
  AnswerQuestion,
  ContactPoints,
  DuplicatesFound,
  FindDuplicates,
  MyReferralsQuery,
  RecordAgreement as RecordAgreementBody,
  ReferralChanged,
  ReferralList,
  ReferralSent,
  ReferralView,
  SendReferral,
  WithdrawReferral,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import type { Request, Response } from 'express';
import { ChangeFacts } from '../use-cases/change-facts.js';
import { FindOpenReferrals } from '../use-cases/find-open-referrals.js';
import { ReadReferral } from '../use-cases/read-referral.js';
import { RecordAgreement } from '../use-cases/record-agreement.js';
import { ReceiveReferral } from '../use-cases/receive-referral.js';
import { StopReferral } from '../use-cases/stop-referral.js';
import { optionalKey, requiredKey } from './idempotency-key.js';

class ReferralId {
  @IsUUID() readonly id!: string;
}

@Controller('referrals')
export class ReferralsController {
  constructor(
    private readonly receiveReferral: ReceiveReferral,
    private readonly changeFacts: ChangeFacts,
    private readonly recordAgreement: RecordAgreement,
    private readonly stopReferral: StopReferral,
    private readonly readReferral: ReadReferral,
    private readonly findOpenReferrals: FindOpenReferrals,
  ) {}

  @Post()
  @Allow({ roles: ['referrer'], scopes: ['referrals:write'] })
  @Answers(ReferralSent, { status: 201, idempotencyKey: 'required', problems: [409] })
  async send(
    @Body() form: SendReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ReferralSent> {
    const key = requiredKey(request, form, by);
    const traceparent = traceparentOf(request);
    const { body } = await this.receiveReferral.execute({ form, by, key, traceparent });
    response.setHeader('Location', body.link);
    return body;
  }

  @Get()
  @Allow({ roles: ['referrer'], scopes: ['referrals:read'] })
  @Answers(ReferralList)
  mine(@Query() { page = 1 }: MyReferralsQuery, @CallerOf() by: Caller): Promise<ReferralList> {
    return this.readReferral.mine(page, by);
  }

  @Post('duplicates')
  @Allow({ roles: ['referrer'], scopes: ['referrals:write'] })
  @Answers(DuplicatesFound)
  duplicates(@Body() body: FindDuplicates, @CallerOf() by: Caller): Promise<DuplicatesFound> {
    return this.findOpenReferrals.execute(body, by);
  }

  @Get(':id')
  @Allow({
    roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'],
    scopes: ['referrals:read'],
  })
  @Answers(ReferralView)
  read(@Param() { id }: ReferralId, @CallerOf() by: Caller): Promise<ReferralView> {
    return this.readReferral.whole(id, by);
  }

  @Get(':id/contact-points')
  @Allow({ scopes: ['contact-points:read'] })
  @Answers(ContactPoints)
  contactPoints(@Param() { id }: ReferralId, @CallerOf() by: Caller): Promise<ContactPoints> {
    return this.readReferral.contacts(id, by);
  }

  @Post(':id/withdrawal')
  @Allow({ roles: ['referrer'], scopes: ['referrals:write'] })
  @Answers(ReferralChanged, { idempotencyKey: 'optional', problems: [409] })
  async withdraw(
    @Param() { id: referralId }: ReferralId,
    @Body() body: WithdrawReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ReferralChanged> {
    const key = optionalKey(request, body, by);
    const traceparent = traceparentOf(request);
    return (await this.stopReferral.execute({ referralId, body, by, ...key, traceparent })).body;
  }

  @Post(':id/answers')
  @Allow({ roles: ['referrer'], scopes: ['referrals:write'] })
  @Answers(ReferralChanged, { idempotencyKey: 'optional', problems: [409] })
  async answer(
    @Param() { id: referralId }: ReferralId,
    @Body() body: AnswerQuestion,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ReferralChanged> {
    const { questionId, ...parts } = body;
    const key = optionalKey(request, body, by);
    const traceparent = traceparentOf(request);
    const change = { referralId, parts, questionId, by, ...key, traceparent };
    return (await this.changeFacts.execute(change)).body;
  }

  @Post(':id/amendments')
  @Allow({ roles: ['referrer'], scopes: ['referrals:write'] })
  @Answers(ReferralChanged, { idempotencyKey: 'optional', problems: [409] })
  async amend(
    @Param() { id: referralId }: ReferralId,
    @Body() parts: AmendReferral,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ReferralChanged> {
    const key = optionalKey(request, parts, by);
    const traceparent = traceparentOf(request);
    return (await this.changeFacts.execute({ referralId, parts, by, ...key, traceparent })).body;
  }

  @Post(':id/agreement')
  @Allow({
    roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'],
    scopes: ['referrals:write'],
  })
  @Answers(ReferralChanged, { idempotencyKey: 'optional', problems: [409] })
  async agree(
    @Param() { id: referralId }: ReferralId,
    @Body() body: RecordAgreementBody,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ReferralChanged> {
    const key = optionalKey(request, body, by);
    const traceparent = traceparentOf(request);
    return (await this.recordAgreement.execute({ referralId, body, by, ...key, traceparent })).body;
  }
}
