import { Controller, Get, Param } from '@nestjs/common';
import { AssessmentAgain, AssessmentList } from '@waymark/contracts';
import { Allow, Answers, CallerOf, ProblemError, type Caller } from '@waymark/platform';
import { IsUUID } from 'class-validator';
import { AssessmentsView } from '../store/assessments.view.js';
import { JudgeAgain } from '../use-cases/judge-again.js';
import { ServiceFacts } from '../use-cases/service-facts.js';

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
  constructor(
    private readonly assessments: AssessmentsView,
    private readonly serviceFacts: ServiceFacts,
    private readonly judgeAgain: JudgeAgain,
  ) {}

  @Get(':referralId/assessments')
  @Answers(AssessmentList)
  async list(
    @Param() { referralId }: Referral,
    @CallerOf() caller: Caller,
  ): Promise<AssessmentList> {
    const rows = await this.assessments.of(referralId, caller.organisation);
    if (rows.length === 0) throw ProblemError.notFound('assessment');
    return {
      assessments: rows.map((row) => ({
        assessmentId: row.assessment_id,
        referralId: row.referral_id,
        assessedAt: row.assessed_at.toISOString(),
        judgedOn: row.judged_on,
        factsVersion: row.facts_version,
        candidates: row.candidates,
        judgements: row.judgements.map((judgement) =>
          this.serviceFacts.addTo(judgement, row.judged_on),
        ),
      })),
    };
  }

  /** Shows that a decision still follows from what it was made of. */
  @Get(':referralId/assessments/:assessmentId/again')
  @Answers(AssessmentAgain)
  async again(@Param() which: OneAssessment, @CallerOf() caller: Caller): Promise<AssessmentAgain> {
    const kept = await this.assessments.one(which, caller.organisation);
    if (kept === undefined) throw ProblemError.notFound('assessment');
    return this.judgeAgain.execute(kept);
  }
}
