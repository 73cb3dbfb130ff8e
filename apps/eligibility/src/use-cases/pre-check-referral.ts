import { Injectable } from '@nestjs/common';
import {
  safetyAdvice,
  type Day,
  type Judgement,
  type PreCheck,
  type PreCheckAnswer,
  type ReferralFacts,
  type RoutingPreview,
} from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import { assess, type Assessment } from '../domain/assess.js';
import { preCheckProblems } from '../domain/pre-check-problems.js';
import { RoutingPreviewer } from '../gateways/routing-previewer.js';
import { summaryOf } from './assess-referral.js';
import { CriteriaInForce } from './criteria-in-force.js';
import { ServiceFacts } from './service-facts.js';

/** What one answer holds. */
const MOST_JUDGEMENTS = 200;
const TOO_MANY = {
  field: 'services',
  rule: 'too-many-judgements',
  message: `So many services on so many pathways are more than ${String(MOST_JUDGEMENTS)} judgements: name fewer services.`,
};

/** The same judgement as after sending, without storing anything. */
@Injectable()
export class PreCheckReferral {
  constructor(
    private readonly criteria: CriteriaInForce,
    private readonly serviceFacts: ServiceFacts,
    private readonly routing: RoutingPreviewer,
  ) {}

  async execute(question: PreCheck, today: Day): Promise<PreCheckAnswer> {
    const { facts, asOf, services: named } = question;
    const judgedOn = asOf ?? today;
    const services = this.criteria.on(judgedOn);
    const since = this.criteria.since();
    const problems = [...preCheckProblems(question, { today, services, since })];
    if (problems.length > 0) throw ProblemError.unprocessable(problems);
    const when = { judgedOn, firstReferredOn: judgedOn };
    const assessment = assess(facts, when, services, named);
    if (assessment.judgements.length > MOST_JUDGEMENTS)
      throw ProblemError.unprocessable([TOO_MANY]);
    const preview = await this.previewOf(facts, assessment, judgedOn);
    return {
      judgedOn,
      candidates: assessment.candidates,
      judgements: assessment.judgements.map((judgement) =>
        this.serviceFacts.addTo(shownTo(facts, judgement), judgedOn),
      ),
      missing: assessment.missing,
      callNow: safetyAdvice(facts),
      ...(preview !== undefined && { routing: preview }),
      routingAnswered: preview !== undefined,
    };
  }

  private previewOf(
    facts: ReferralFacts,
    { candidates, judgements }: Assessment,
    on: Day,
  ): Promise<RoutingPreview | undefined> {
    return this.routing.preview({ facts, candidates, judgements: judgements.map(summaryOf), on });
  }
}

/** What would change an answer is told to professionals only. */
function shownTo({ referrer }: ReferralFacts, judgement: Judgement): Judgement {
  if (referrer.role !== 'self') return judgement;
  const { wouldChange: _untold, ...told } = judgement;
  return told;
}
