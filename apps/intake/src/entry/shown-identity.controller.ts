import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ShowIdentity, ShownIdentity } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { ReadReferral } from '../use-cases/read-referral.js';

class OfReferral {
  @IsUUID() readonly id!: string;
}

/** Where an operator is shown whom a referral is about, with a reason. */
@Allow({ roles: ['operator'] })
@Controller('referrals/:id/shown-identity')
export class ShownIdentityController {
  constructor(private readonly readReferral: ReadReferral) {}

  @Post()
  @HttpCode(200)
  @Answers(ShownIdentity)
  show(
    @Param() { id }: OfReferral,
    @Body() { reason }: ShowIdentity,
    @CallerOf() by: Caller,
  ): Promise<ShownIdentity> {
    return this.readReferral.shown(id, reason, by);
  }
}
