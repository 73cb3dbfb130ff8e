import { Injectable } from '@nestjs/common';
import type { FoundReferrals, Ledger, ReconciliationFound, Timeline } from '@waymark/contracts';
import { UnitOfWork, type Reader, type Transaction } from '@waymark/messaging';
import { Clock, ProblemError, type Caller } from '@waymark/platform';
import { FoundView, type Looking } from '../store/found.view.js';
import { LedgerView } from '../store/ledger.view.js';
import { ReconciliationsView } from '../store/reconciliations.view.js';
import { TimelineView } from '../store/timeline.view.js';

/** Reads what names referrals; the audit line is committed before anything is answered. */
@Injectable()
export class ReadForOperators {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timelines: TimelineView,
    private readonly found: FoundView,
    private readonly ledgers: LedgerView,
    private readonly reconciliations: ReconciliationsView,
  ) {}

  /** The referrals that a reference, an id, a trace, a consumer or a time leads to. */
  find(looking: Looking, by: Caller): Promise<FoundReferrals> {
    return this.reading(by, async (tx) => {
      const found = await this.found.find(tx, looking);
      for (const id of found.referralIds)
        tx.audit({ action: 'referral.found', subject: id, by: by.subject });
      return found;
    });
  }

  timeline(referralId: string, by: Caller): Promise<Timeline> {
    return this.reading(by, async (tx) => {
      const timeline = await this.timelines.of(tx, referralId);
      if (timeline === undefined) throw ProblemError.notFound('referral');
      tx.audit({ action: 'timeline.read', subject: referralId, by: by.subject });
      return timeline;
    });
  }

  ledger(by: Caller): Promise<Ledger> {
    return this.reading(by, async (tx) => {
      tx.audit({ action: 'ledger.read', subject: by.organisation, by: by.subject });
      return this.ledgers.at(tx, this.clock.now());
    });
  }

  /** One comparison of the services, or the last that has ended, with every difference that stands. */
  reconciliation(runId: string | undefined, by: Caller): Promise<ReconciliationFound> {
    return this.reading(by, async (tx) => {
      const found = await this.reconciliations.find(tx, runId);
      if (found === undefined) throw ProblemError.notFound('reconciliation');
      tx.audit({ action: 'reconciliation.read', subject: found.runId, by: by.subject });
      return found;
    });
  }

  private reading<T>(by: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.readFor(readerOf(by), work);
  }
}

function readerOf({ organisation, subject, roles, scopes }: Caller): Reader {
  const operates = roles.includes('operator') || scopes.includes('operations:read');
  return { organisation, subject, kinds: operates ? ['operations'] : [] };
}
