import { Injectable } from '@nestjs/common';
import type { Deliveries } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import type { Caller } from '@waymark/platform';
import { DeliveriesView } from '../store/deliveries.view.js';

const MOST = 100;

/** Reads which referrals were written about; the audit line is committed before anything is answered. */
@Injectable()
export class ReadDeliveries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: DeliveriesView,
  ) {}

  newest({ organisation, subject, roles, scopes }: Caller): Promise<Deliveries> {
    const operates = roles.includes('operator') || scopes.includes('operations:read');
    const reader = { organisation, subject, kinds: operates ? ['operations'] : [] };
    return this.unitOfWork.readFor(reader, async (tx) => {
      tx.audit({ action: 'deliveries.read', subject: organisation, by: subject });
      return this.deliveries.newest(tx, MOST);
    });
  }
}
