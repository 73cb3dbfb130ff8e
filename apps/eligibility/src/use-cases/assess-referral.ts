import { Injectable } from '@nestjs/common';
import {
  londonDay,
  referralAssessed,
  type Day,
  type Judgement,
  type JudgementSummary,
  type ReferralAmended,
  type ReferralFacts,
  type ReferralLinked,
  type ReferralQuestionAnswered,
  type ReferralReceived,
  type ReferralUnlinked,
  type WaymarkEvent,
} from '@waymark/contracts';
import { causeOf, UnitOfWork, uuidV7, type Transaction } from '@waymark/messaging';
import { assess } from '../domain/assess.js';
import { judgedBy } from '../domain/judged-by.js';
import { AccessStore } from '../store/access.store.js';
import { AssessmentStore } from '../store/assessment.store.js';
import { ReferralStore } from '../store/referral.store.js';
import { CriteriaInForce } from './criteria-in-force.js';

interface Question {
  readonly referralId: string;
  readonly facts: ReferralFacts;
  readonly factsVersion: number;
  readonly judgedOn: Day;
  readonly firstReferredOn: Day;
  /** The day of its receipt: it keeps the criteria that were in force then. */
  readonly criteriaOn: Day;
}

/** Judges a referral as of the day its facts were given, by the criteria of the day it was received: no delay, replay or newer rule can change it. */
@Injectable()
export class AssessReferral {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly criteria: CriteriaInForce,
    private readonly referrals: ReferralStore,
    private readonly assessments: AssessmentStore,
    private readonly access: AccessStore,
  ) {}

  received(event: ReferralReceived): Promise<void> {
    const { referralId, facts, factsVersion, receivedOn, firstReferredOn, sender, landingTeam } =
      event.data;
    return this.unitOfWork.once(event, (tx) => {
      this.referrals.add(tx, referralId, { firstReferredOn, criteriaOn: receivedOn });
      this.access.give(tx, referralId, sender.organisation, 'sender');
      this.access.give(tx, referralId, landingTeam, 'landing-team');
      this.judge(tx, event, {
        referralId,
        facts,
        factsVersion,
        judgedOn: receivedOn,
        firstReferredOn,
        criteriaOn: receivedOn,
      });
      return Promise.resolve();
    });
  }

  changed(event: ReferralAmended | ReferralQuestionAnswered): Promise<void> {
    const { referralId, facts, factsVersion } = event.data;
    return this.unitOfWork.once(event, async (tx) => {
      const known = await this.referrals.find(tx, referralId);
      if (known === undefined || known.withdrawn) return;
      const judgedOn = londonDay(new Date(event.time));
      this.judge(tx, event, { ...known, referralId, facts, factsVersion, judgedOn });
    });
  }

  /** Her one clock is another one: it was found, or said not, to be the same woman as another referral's. */
  clockChanged(event: ReferralLinked | ReferralUnlinked): Promise<void> {
    const { referralId, facts, factsVersion, firstReferredOn } = event.data;
    return this.unitOfWork.once(event, async (tx) => {
      const known = await this.referrals.find(tx, referralId);
      if (known === undefined || known.withdrawn) return;
      await this.referrals.saveClock(tx, referralId, firstReferredOn);
      const judgedOn = londonDay(new Date(event.time));
      this.judge(tx, event, {
        ...known,
        referralId,
        facts,
        factsVersion,
        judgedOn,
        firstReferredOn,
      });
    });
  }

  private judge(tx: Transaction, event: WaymarkEvent, question: Question): void {
    const { referralId, facts, factsVersion, judgedOn, firstReferredOn } = question;
    const services = this.criteria.keptSince(question.criteriaOn, judgedOn);
    const { candidates, judgements } = assess(facts, { judgedOn, firstReferredOn }, services);
    const assessmentId = uuidV7(new Date(event.time));
    const own = new Set(candidates.map(({ serviceId }) => serviceId));
    const judged = services.filter(({ serviceId }) => own.has(serviceId));
    this.assessments.add(tx, {
      ...question,
      assessmentId,
      candidates,
      judgements,
      judgedBy: judgedBy(judged, this.criteria.places),
    });
    tx.publish(
      referralAssessed.following(causeOf(event), {
        referralId,
        assessmentId,
        judgedSequence: event.sequence,
        factsVersion,
        judgedOn,
        candidates,
        judgements: judgements.map(summaryOf),
      }),
    );
  }
}

/** The lines and what would change it stay here; the event carries what routing decides by. */
export function summaryOf(judgement: Judgement): JudgementSummary {
  const { lines: _kept, wouldChange: _forPeople, ...summary } = judgement;
  return summary;
}
