import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';

/** Who may see a referral's assessments; read by every view. */
@Injectable()
export class AccessStore {
  give(tx: Transaction, referralId: string, organisation: string, as: string): void {
    tx.insert('referral_access', { referral_id: referralId, organisation, as_kind: as }, 'nothing');
  }
}
