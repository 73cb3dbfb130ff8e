import { Injectable } from '@nestjs/common';
import type { DuplicatesFound, FindDuplicates } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { ProblemError, type Caller } from '@waymark/platform';
import { problemsOfAsking } from '../domain/person-asked-for.js';
import { SELF } from '../domain/sender.js';
import { DuplicatesView } from '../store/duplicates.view.js';

/** Tells a professional, before sending, that she is already referred: since when and how far, and no more. */
@Injectable()
export class FindOpenReferrals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly duplicates: DuplicatesView,
  ) {}

  async execute(body: FindDuplicates, by: Caller): Promise<DuplicatesFound> {
    if (by.organisation === SELF) {
      throw ProblemError.forbidden('Whether a referral is open is told to professionals only.');
    }
    const problems = [...problemsOfAsking(body)];
    if (problems.length > 0) throw ProblemError.unprocessable(problems);
    return this.unitOfWork.run(async (tx) => {
      const { ids, open } = await this.duplicates.of(tx, body, by);
      const action = 'duplicates.asked';
      if (ids.length === 0) tx.audit({ action, subject: 'nobody', by: by.subject });
      for (const id of ids) tx.audit({ action, subject: id, by: by.subject });
      return { open };
    });
  }
}
