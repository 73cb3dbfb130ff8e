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
import { assess, type Assessment } from '../domain/assess.js';
import { RoutingPreviewer } from '../gateways/routing-previewer.js';
import { summaryOf } from './assess-referral.js';
import { CriteriaInForce } from './criteria-in-force.js';
import { ServiceFacts } from './service-facts.js';

/** The same judgement as after sending, without storing anything. */
@Injectable()
export class PreCheckReferral {
  constructor(
    private readonly criteria: CriteriaInForce,
    private readonly serviceFacts: ServiceFacts,
    private readonly routing: RoutingPreviewer,
  ) {}

  async execute({ facts, asOf, services: named }: PreCheck, today: Day): Promise<PreCheckAnswer> {
    const judgedOn = asOf ?? today;
    const services = this.criteria.on(judgedOn);
    const when = { judgedOn, firstReferredOn: judgedOn };
    const assessment = assess(facts, when, services, named);
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
