import { Injectable } from '@nestjs/common';
import type { Day, WhatIfResult, WhatIfState, WhatIfView } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

interface Row {
  readonly what_if_id: string;
  readonly service_id: string;
  readonly since: Day;
  readonly state: WhatIfState;
  readonly looked_at: number;
  readonly of_referrals: number;
  readonly because: string | null;
  readonly result: WhatIfResult | null;
  readonly asked_at: Date;
  readonly finished_at: Date | null;
}

/** One what-if, for the organisation that asked it. */
@Injectable()
export class WhatIfsView {
  async find(
    tx: Transaction,
    whatIfId: string,
    organisation: string,
  ): Promise<WhatIfView | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT what_if_id, service_id, since, state, looked_at, of_referrals, because, result,
              asked_at, finished_at
         FROM what_if WHERE what_if_id = $1 AND organisation = $2`,
      [whatIfId, organisation],
    );
    return row && viewOf(row);
  }
}

const viewOf = (row: Row): WhatIfView => ({
  whatIfId: row.what_if_id,
  serviceId: row.service_id,
  since: row.since,
  state: row.state,
  lookedAt: row.looked_at,
  of: row.of_referrals,
  askedAt: row.asked_at.toISOString(),
  ...(row.finished_at !== null && { finishedAt: row.finished_at.toISOString() }),
  ...(row.because !== null && { because: row.because }),
  ...(row.result !== null && { result: row.result }),
});
