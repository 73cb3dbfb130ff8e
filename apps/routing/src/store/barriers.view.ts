import { Injectable } from '@nestjs/common';
import type { Day } from '@waymark/contracts';
import { Database } from '@waymark/platform';
import type { MetBarrier } from '../domain/plan/barriers-met.js';

/** What got in the way, in all plans: codes and nothing else. */
@Injectable()
export class BarriersView {
  constructor(private readonly database: Database) {}

  met(from: Day, to: Day): Promise<MetBarrier[]> {
    return this.database.queryAsService<MetBarrier>(
      `SELECT p.plan_id, b->>'barrier' AS barrier, bool_or((b->>'overcome')::boolean) AS overcome
         FROM plan p, jsonb_array_elements(p.record->'barriers') b
        WHERE NOT b ? 'struck' AND b->>'on' BETWEEN $1 AND $2
        GROUP BY 1, 2`,
      [from, to],
    );
  }

  /** People with a plan at any moment of this time. */
  async people(from: Day, to: Day): Promise<number> {
    const [row] = await this.database.queryAsService<{ people: number }>(
      `SELECT count(*)::int AS people FROM plan
        WHERE opened_on <= $2 AND (ended_on IS NULL OR ended_on >= $1)`,
      [from, to],
    );
    return row?.people ?? 0;
  }
}
