import { Injectable } from '@nestjs/common';
import type { DuplicatesFound, FindDuplicates } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { ProblemError, type Caller } from '@waymark/platform';
import { NHS_NUMBER_FAULT_WORDS, readNhsNumber } from '../domain/nhs-number.js';
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
    const { digits, fault } = readNhsNumber(body.nhsNumber);
    if (fault !== undefined) {
      const problem = { rule: `nhs-number-${fault}`, message: NHS_NUMBER_FAULT_WORDS[fault] };
      throw ProblemError.unprocessable([{ field: 'nhsNumber', ...problem }]);
    }
    const person = { nhsNumber: digits, birthDate: body.birthDate };
    return this.unitOfWork.run(async (tx) => {
      const { ids, open } = await this.duplicates.of(tx, person, by);
      const action = 'duplicates.asked';
      if (ids.length === 0) tx.audit({ action, subject: 'nobody', by: by.subject });
      for (const id of ids) tx.audit({ action, subject: id, by: by.subject });
      return { open };
    });
  }
}
