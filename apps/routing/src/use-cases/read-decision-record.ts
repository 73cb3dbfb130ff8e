import { Injectable } from '@nestjs/common';
import type { DecisionRecord } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { ProblemError, type Caller } from '@waymark/platform';
import { DecisionRecordView } from '../store/decision-record.view.js';
import { DirectoryInForce } from './directory-in-force.js';

/** Why routing chose what it chose, for operators: what it looked at and what became of it, and nothing of the person. */
@Injectable()
export class ReadDecisionRecord {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: DirectoryInForce,
    private readonly records: DecisionRecordView,
  ) {}

  of(referralId: string, by: Caller): Promise<DecisionRecord> {
    return this.unitOfWork.run(async (tx) => {
      const found = await this.records.of(tx, referralId);
      if (found === undefined) throw ProblemError.notFound('referral');
      tx.audit({ action: 'decision-record.read', subject: referralId, by: by.subject });
      const decisions = found.map(({ at, considered }) => ({
        at: at.toISOString(),
        considered: considered.map((line) => ({ ...line, ...this.nameOf(line.serviceId) })),
      }));
      return { referralId, decisions };
    });
  }

  private nameOf(serviceId: string | undefined): { readonly serviceName?: string } {
    const service = this.directory.latest.services.get(serviceId ?? '');
    return service === undefined ? {} : { serviceName: service.name };
  }
}
