import { Injectable } from '@nestjs/common';
import type { ReferralProfiledData } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

/** Equity facts, apart from everything that is judged: only counts of a what-if read them. */
@Injectable()
export class EquityStore {
  keep(tx: Transaction, profile: ReferralProfiledData): void {
    tx.insert(
      'equity_profile',
      {
        referral_id: profile.referralId,
        age_band: profile.ageBand,
        ethnic_category: profile.ethnicCategory,
        language: profile.language,
        deprivation_decile: profile.deprivationDecile ?? null,
      },
      'nothing',
    );
  }
}
