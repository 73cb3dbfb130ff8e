import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import {
  AddProtectedFact,
  EndProtectedFact,
  ProtectedFactKept,
  ProtectedFacts,
  ProtectedFactShown,
  ReadProtectedFact,
} from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import type { Request } from 'express';
import { KeepProtectedFacts } from '../use-cases/keep-protected-facts.js';
import { ReadProtectedFacts } from '../use-cases/read-protected-facts.js';
import { optionalKey, requiredKey } from './idempotency-key.js';

class ReferralId {
  @IsUUID() readonly id!: string;
}
class FactId extends ReferralId {
  @IsUUID() readonly factId!: string;
}

/** Protected facts of a referral: for who sent it and clinicians of the team that holds it, and for no machine. */
@Controller('referrals/:id/protected-facts')
@Allow({ roles: ['referrer', 'hub-clinician'] })
export class ProtectedFactsController {
  constructor(
    private readonly reading: ReadProtectedFacts,
    private readonly keeping: KeepProtectedFacts,
  ) {}

  @Get()
  @Answers(ProtectedFacts)
  list(@Param() { id }: ReferralId, @CallerOf() by: Caller): Promise<ProtectedFacts> {
    return this.reading.list(id, by);
  }

  @Post()
  @Answers(ProtectedFactKept, { status: 201, idempotencyKey: 'required', problems: [409] })
  async add(
    @Param() { id: referralId }: ReferralId,
    @Body() body: AddProtectedFact,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ProtectedFactKept> {
    const key = requiredKey(request, body, by);
    return (await this.keeping.add({ referralId, body, by, key })).body;
  }

  @Post(':factId/reading')
  @Answers(ProtectedFactShown, { problems: [409] })
  show(
    @Param() { id, factId }: FactId,
    @Body() { because }: ReadProtectedFact,
    @CallerOf() by: Caller,
  ): Promise<ProtectedFactShown> {
    return this.reading.show(id, factId, { because, by });
  }

  @Post(':factId/end')
  @Answers(ProtectedFactKept, { idempotencyKey: 'optional', problems: [409] })
  async end(
    @Param() { id: referralId, factId }: FactId,
    @Body() body: EndProtectedFact,
    @CallerOf() by: Caller,
    @Req() request: Request,
  ): Promise<ProtectedFactKept> {
    const key = optionalKey(request, body, by);
    return (await this.keeping.end(factId, { referralId, body, by, ...key })).body;
  }
}
