import { Body, Controller, Post } from '@nestjs/common';
import { PreCheck, PreCheckAnswer } from '@waymark/contracts';
import { Allow, Answers, Clock } from '@waymark/platform';
import { PreCheckReferral } from '../use-cases/pre-check-referral.js';

@Controller('pre-checks')
@Allow({
  roles: [
    'referrer',
    'hub-clinician',
    'link-worker',
    'landing-coordinator',
    'criteria-editor',
    'criteria-approver',
    'self-referrer',
  ],
  scopes: ['pre-checks:write'],
})
export class PreChecksController {
  constructor(
    private readonly preCheck: PreCheckReferral,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Answers(PreCheckAnswer)
  check(@Body() body: PreCheck): Promise<PreCheckAnswer> {
    return this.preCheck.execute(body, this.clock.today());
  }
}
