import { Injectable } from '@nestjs/common';
import type { BacklogChannel, ProviderState } from '@waymark/contracts';
import { Database } from '@waymark/platform';
import type { Standing } from '../domain/provider-standing.js';

export interface Waiting {
  readonly channel: BacklogChannel;
  readonly waiting: number;
  readonly oldestAt?: Date;
}

interface Row {
  readonly channel: BacklogChannel;
  readonly waiting: number;
  readonly oldest_at: Date | null;
}

interface StandingRow {
  readonly channel: Standing['channel'];
  readonly state: ProviderState;
  readonly since: Date;
  readonly code: string | null;
}

/** What waits to go out, in numbers and ages; about nobody. */
@Injectable()
export class BacklogView {
  constructor(private readonly database: Database) {}

  /** Channels by which nothing waits may be left out. */
  async waiting(): Promise<readonly Waiting[]> {
    const rows = await this.database.queryAsService<Row>(WAITING);
    return rows.map(({ channel, waiting, oldest_at: oldestAt }) => ({
      ...{ channel, waiting },
      ...(oldestAt !== null && { oldestAt }),
    }));
  }

  async standings(): Promise<readonly (Standing & { readonly since: Date })[]> {
    const rows = await this.database.queryAsService<StandingRow>(
      'SELECT channel, state, since, code FROM provider_standing ORDER BY channel',
    );
    return rows.map(({ code, ...row }) => ({ ...row, ...(code !== null && { code }) }));
  }
}

const WAITING = `
SELECT coalesce(channel, 'undecided') AS channel, count(*)::int AS waiting, min(planned_at) AS oldest_at
  FROM message WHERE status IN ('PENDING', 'SENDING') GROUP BY 1
UNION ALL
SELECT 'webhook', count(*)::int, min(planned_at)
  FROM webhook_delivery JOIN webhook ON webhook.id = webhook_id
 WHERE status = 'PENDING' AND state = 'active'`;
