import { Injectable } from '@nestjs/common';
import type { Flow, FlowCount } from '@waymark/contracts';
import { Database } from '@waymark/platform';

interface Row {
  readonly type: string;
  readonly source: FlowCount['source'];
  readonly total: number;
  readonly last_hour: number;
  readonly last_at: Date;
}

/** How many events of each kind were heard, in all and in the last hour. */
@Injectable()
export class FlowView {
  constructor(private readonly database: Database) {}

  /** How long the oldest referral has waited for somebody who owes a next step; 0 where none waits. */
  async unplacedSeconds(): Promise<number> {
    const [row] = await this.database.queryAsService<{ seconds: number | null }>(
      `SELECT extract(epoch FROM clock_timestamp() - min(received_at))::float8 AS seconds
         FROM ledger WHERE NOT closed AND due_at IS NULL`,
    );
    return row?.seconds ?? 0;
  }

  async at(now: Date): Promise<Flow> {
    const rows = await this.database.queryAsService<Row>(
      `SELECT type, source, count(*) AS total,
              count(*) FILTER (WHERE heard_at > $1::timestamptz - interval '1 hour') AS last_hour,
              max(heard_at) AS last_at
         FROM timeline GROUP BY type, source ORDER BY source, type`,
      [now],
    );
    return {
      asOf: now.toISOString(),
      counts: rows.map((row) => ({
        type: row.type,
        source: row.source,
        total: row.total,
        lastHour: row.last_hour,
        lastAt: row.last_at.toISOString(),
      })),
    };
  }
}
