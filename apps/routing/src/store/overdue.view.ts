import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';

/** Next steps whose day or hour has passed, of all open referrals. */
export interface Overdue {
  readonly referrals: number;
  /** How long ago the longest was due. */
  readonly seconds: number;
}

@Injectable()
export class OverdueView {
  constructor(private readonly database: Database) {}

  async at(now: Date): Promise<Overdue> {
    const [row] = await this.database.queryAsService<Overdue>(
      `SELECT count(*)::int AS referrals,
              coalesce(extract(epoch FROM $1::timestamptz - min(due_at)), 0)::float8 AS seconds
         FROM placement WHERE state <> 'closed' AND due_at < $1`,
      [now],
    );
    return row ?? { referrals: 0, seconds: 0 };
  }

  /** For how long the clock that is behind the most has had something to say. */
  async unsaidSeconds(now: Date): Promise<number> {
    const [row] = await this.database.queryAsService<{ seconds: number }>(
      `SELECT greatest(0, coalesce(extract(epoch FROM $1::timestamptz - min(next_clock_at)), 0))::float8 AS seconds
         FROM placement WHERE next_clock_at IS NOT NULL`,
      [now],
    );
    return row?.seconds ?? 0;
  }
}
