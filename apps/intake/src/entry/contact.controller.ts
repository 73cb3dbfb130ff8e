import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import {
  AskForCues,
  ChangeContact as ChangeContactBody,
  ContactChanged,
  InterpreterQuery,
  ReferralCues,
  ReferralIds,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, traceparentOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import type { Request } from 'express';
import { ChangeContact } from '../use-cases/change-contact.js';
import { ReadCues } from '../use-cases/read-cues.js';
import { optionalKey } from './idempotency-key.js';

class ReferralId {
  @IsUUID() readonly id!: string;
}

/** How the person may be reached and is spoken with: what is read first, and what is other than before. */
@Controller('referrals')
export class ContactController {
  constructor(
    private readonly changeContact: ChangeContact,
    private readonly readCues: ReadCues,
  ) {}

  @Post(':id/contact')
  @Allow({
    roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'],
    scopes: ['referrals:write'],
  })
  @Answers(ContactChanged, { idempotencyKey: 'optional', problems: [409] })
  async change(
    @Param() { id: referralId }: ReferralId,
    @Body() body: ChangeContactBody,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ContactChanged> {
    const traceparent = traceparentOf(request);
    const key = optionalKey(request, body, by);
    return (await this.changeContact.execute({ referralId, body, by, ...key, traceparent })).body;
  }

  @Post('cues')
  @Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
  @Answers(ReferralCues)
  cues(@Body() { referralIds }: AskForCues, @CallerOf() by: Caller): Promise<ReferralCues> {
    return this.readCues.of(referralIds, by);
  }

  @Get('by-interpreter')
  @Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
  @Answers(ReferralIds)
  byInterpreter(
    @Query() { needed }: InterpreterQuery,
    @CallerOf() by: Caller,
  ): Promise<ReferralIds> {
    return this.readCues.byInterpreter(needed, by);
  }
}
