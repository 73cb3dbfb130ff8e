import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';
import type { Standing } from '../domain/provider-standing.js';

/** How whoever carries each channel stands, and since when. */
@Injectable()
export class ProviderStore {
  /** Written only where it is another state than before, so that `since` is when that began. */
  async keep(tx: Transaction, standings: readonly Standing[]): Promise<void> {
    for (const { channel, state, code = null } of standings)
      await tx.query(KEEP, [channel, state, code]);
  }
}

const KEEP = `
INSERT INTO provider_standing AS kept (channel, state, code) VALUES ($1, $2, $3)
ON CONFLICT (channel) DO UPDATE SET state = excluded.state, code = excluded.code,
  since = CASE WHEN kept.state = excluded.state THEN kept.since ELSE clock_timestamp() END
WHERE (kept.state, kept.code) IS DISTINCT FROM (excluded.state, excluded.code)`;
