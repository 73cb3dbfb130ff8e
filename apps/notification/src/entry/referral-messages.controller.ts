import { Controller, Get, Param } from '@nestjs/common';
import { ReferralMessages } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { ReadReferralMessages } from '../use-cases/read-referral-messages.js';

class ReferralAddress {
  @IsUUID() readonly referralId!: string;
}

/** For the team that holds the person: what was sent to them and to teams, by which way, and what became of it. */
@Controller('referrals')
@Allow({ roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'] })
export class ReferralMessagesController {
  constructor(private readonly messages: ReadReferralMessages) {}

  @Get(':referralId/messages')
  @Answers(ReferralMessages, { problems: [403, 404] })
  read(
    @Param() { referralId }: ReferralAddress,
    @CallerOf() caller: Caller,
  ): Promise<ReferralMessages> {
    return this.messages.execute(referralId, caller);
  }
}
