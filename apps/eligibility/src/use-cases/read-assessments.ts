import { Injectable } from '@nestjs/common';
import { readsAsLinkWorker, type AssessmentAgain, type AssessmentList } from '@waymark/contracts';
import { UnitOfWork, type Reader } from '@waymark/messaging';
import { ProblemError, type Caller } from '@waymark/platform';
import { seenByLinkWork } from '../domain/seen-by-link-work.js';
import { AssessmentsView } from '../store/assessments.view.js';
import { JudgeAgain } from './judge-again.js';
import { ServiceFacts } from './service-facts.js';

/** Reads what was judged of somebody; the audit line is committed before anything is answered. */
@Injectable()
export class ReadAssessments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly assessments: AssessmentsView,
    private readonly serviceFacts: ServiceFacts,
    private readonly judgeAgain: JudgeAgain,
  ) {}

  async all(referralId: string, by: Caller): Promise<AssessmentList> {
    const rows = await this.unitOfWork.readFor(readerOf(by), async (tx) => {
      await this.assessments.refuseIfClosed(tx, referralId, by);
      const found = await this.assessments.of(tx, referralId, by.organisation);
      if (found.length === 0) throw ProblemError.notFound('assessment');
      tx.audit({ action: 'assessments.read', subject: referralId, by: by.subject });
      return found;
    });
    const isLinkWorker = readsAsLinkWorker(by);
    return {
      assessments: rows.map((row) => ({
        assessmentId: row.assessment_id,
        referralId: row.referral_id,
        assessedAt: row.assessed_at.toISOString(),
        judgedOn: row.judged_on,
        factsVersion: row.facts_version,
        candidates: isLinkWorker ? row.candidates.filter(isOwn(by)) : row.candidates,
        judgements: (isLinkWorker
          ? seenByLinkWork(row.judgements, by.organisation)
          : row.judgements
        ).map((judgement) => this.serviceFacts.addTo(judgement, row.judged_on)),
      })),
    };
  }

  /** Shows that a decision still follows from what it was made of. */
  async again(
    which: { readonly referralId: string; readonly assessmentId: string },
    by: Caller,
  ): Promise<AssessmentAgain> {
    const kept = await this.unitOfWork.readFor(readerOf(by), async (tx) => {
      await this.assessments.refuseIfClosed(tx, which.referralId, by);
      const found = await this.assessments.one(tx, which, by.organisation);
      if (found === undefined) throw ProblemError.notFound('assessment');
      tx.audit({ action: 'assessments.read', subject: which.referralId, by: by.subject });
      return found;
    });
    return this.judgeAgain.execute(kept);
  }
}

const isOwn =
  ({ organisation }: Caller) =>
  ({ serviceId }: { readonly serviceId: string }): boolean =>
    serviceId === organisation;

const readerOf = ({ organisation, subject }: Caller): Reader => ({
  organisation,
  subject,
  kinds: [],
});
