import { Injectable } from '@nestjs/common';
import type { MaskedConsideration } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

/** A decision, without a word that was said of the person. */
export interface DecisionKept {
  readonly at: Date;
  readonly considered: readonly Omit<MaskedConsideration, 'serviceName'>[];
}

const MOST = 50;

/** What routing looked at, for whoever looks after the line and not after the person. */
@Injectable()
export class DecisionRecordView {
  /** The newest first; undefined where routing has never heard of the referral. */
  async of(tx: Transaction, referralId: string): Promise<readonly DecisionKept[] | undefined> {
    const known = await tx.query('SELECT FROM placement WHERE referral_id = $1', [referralId]);
    if (known.length === 0) return undefined;
    return tx.query<DecisionKept>(
      `SELECT at, (SELECT coalesce(json_agg(json_strip_nulls(json_build_object(
          'rule', line -> 'rule', 'serviceId', line -> 'serviceId', 'taken', line -> 'taken',
          'whyNot', line -> 'whyNot')) ORDER BY nth), '[]')
            FROM json_array_elements(considered) WITH ORDINALITY AS lines (line, nth)) AS considered
         FROM placement_step WHERE referral_id = $1 AND json_typeof(considered) = 'array'
        ORDER BY id DESC LIMIT $2`,
      [referralId, MOST],
    );
  }
}
