import { Controller, Get, Param } from '@nestjs/common';
import { AssessmentAgain, AssessmentList } from '@waymark/contracts';
import { Allow, Answers, CallerOf, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { ReadAssessments } from '../use-cases/read-assessments.js';

class Referral {
  @IsUUID() readonly referralId!: string;
}

class OneAssessment extends Referral {
  @IsUUID() readonly assessmentId!: string;
}

@Controller('referrals')
@Allow({
  roles: ['referrer', 'hub-clinician', 'link-worker', 'landing-coordinator'],
  scopes: ['referrals:read'],
})
export class AssessmentsController {
  constructor(private readonly assessments: ReadAssessments) {}

  @Get(':referralId/assessments')
  @Answers(AssessmentList)
  list(@Param() { referralId }: Referral, @CallerOf() caller: Caller): Promise<AssessmentList> {
    return this.assessments.all(referralId, caller);
  }

  @Get(':referralId/assessments/:assessmentId/again')
  @Answers(AssessmentAgain)
  again(@Param() which: OneAssessment, @CallerOf() caller: Caller): Promise<AssessmentAgain> {
    return this.assessments.again(which, caller);
  }
}
