import { Injectable } from '@nestjs/common';
import type { Opening, OpeningReviewed, Openings, ReviewOpening } from '@waymark/contracts';
import { UnitOfWork, type CommandResult, type IdempotencyKey } from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { reviewProblems } from '../domain/opening-review.js';
import { OpeningsView } from '../store/openings.view.js';

interface Review {
  readonly openingId: string;
  readonly body: ReviewOpening;
  readonly by: Caller;
  readonly key?: IdempotencyKey;
}

/** An administrator looks at what people of their organisation have opened without being named, and never at their own. */
@Injectable()
export class ReviewOpenings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly openings: OpeningsView,
  ) {}

  list(page: number, by: Caller): Promise<Openings> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.openings.page(tx, by.organisation, page);
      tx.audit({ action: 'openings.read', subject: by.organisation, by: by.subject });
      return found;
    });
  }

  one(openingId: string, by: Caller): Promise<Opening> {
    return this.unitOfWork.run(async (tx) => {
      const opening = await this.openings.find(tx, openingId, by.organisation);
      if (opening === undefined) throw ProblemError.notFound('opening');
      tx.audit({ action: 'openings.read', subject: by.organisation, by: by.subject });
      return opening;
    });
  }

  review({ openingId, body, by, key }: Review): Promise<CommandResult<OpeningReviewed>> {
    return this.unitOfWork.command(key, async (tx) => {
      const opening = await this.openings.find(tx, openingId, by.organisation);
      if (opening === undefined) throw ProblemError.notFound('opening');
      const problems = [...reviewProblems(body)];
      if (problems.length > 0) throw ProblemError.unprocessable(problems);
      if (opening.by === by.subject) throw theirOwn();
      const { subject } = by;
      const isFirst = await this.openings.review(tx, openingId, body, {
        by: subject,
        at: this.clock.now(),
      });
      if (!isFirst) throw lookedAt();
      const { referralId, verdict } = { referralId: opening.referralId, verdict: body.verdict };
      tx.audit({ action: 'access.reviewed', subject: referralId, by: subject, reason: verdict });
      return { status: 200, body: { openingId, verdict } };
    });
  }
}

const theirOwn = (): ProblemError =>
  ProblemError.conflict(
    'own-opening',
    'You opened this record yourself: another administrator of your organisation looks at it.',
  );

const lookedAt = (): ProblemError =>
  ProblemError.conflict('reviewed-already', 'Somebody else has looked at this already.');
