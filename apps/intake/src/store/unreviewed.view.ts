import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';

@Injectable()
export class UnreviewedView {
  constructor(private readonly database: Database) {}

  /** Seconds since the oldest opening that nobody has looked at; 0 where there is none. */
  async oldestSeconds(now: Date): Promise<number> {
    const [row] = await this.database.queryAsService<{ readonly seconds: number }>(
      `SELECT coalesce(extract(epoch FROM $1::timestamptz - min(o.opened_at)), 0)::float8 AS seconds
         FROM opening o LEFT JOIN opening_review v ON v.opening_id = o.id WHERE v.opening_id IS NULL`,
      [now],
    );
    return Math.max(0, row?.seconds ?? 0);
  }
}
