import { Controller, Get, Param } from '@nestjs/common';
import { DecisionRecord } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { ReadDecisionRecord } from '../use-cases/read-decision-record.js';
import { ReferralAddress } from './placement-moves.js';

/** Where operators see why a referral went where it went. */
@Allow({ roles: ['operator'] })
@Controller('placements/:referralId/decision-record')
export class DecisionRecordController {
  constructor(private readonly readDecisionRecord: ReadDecisionRecord) {}

  @Get()
  @Answers(DecisionRecord)
  read(@Param() { referralId }: ReferralAddress, @CallerOf() by: Caller): Promise<DecisionRecord> {
    return this.readDecisionRecord.of(referralId, by);
  }
}
