import { Injectable } from '@nestjs/common';
import type { FlowStages } from '@waymark/contracts';
import { Database } from '@waymark/platform';
import { stagesOf, type MovesMade, type StateNow } from '../domain/stages.js';

/** How many referrals are at each stage, and went in and out of it. Reads what is open and the last hour, never the whole timeline. */
@Injectable()
export class StagesView {
  constructor(private readonly database: Database) {}

  async at(now: Date): Promise<FlowStages> {
    const [states, moves] = await Promise.all([
      this.database.queryAsService<StateNow>(STATES),
      this.database.queryAsService<MovesMade>(MOVES, [now]),
    ]);
    return { asOf: now.toISOString(), stages: stagesOf(states, moves) };
  }
}

// What was in the ledger before stages were kept is counted from its state.
const STATES = `
SELECT state, count(*) AS count, min(coalesce(stage_since, since)) AS oldest
FROM ledger WHERE NOT closed GROUP BY state`;

const MOVES = `
SELECT from_stage AS "from", to_stage AS "to", count(*) AS count
FROM timeline WHERE to_stage IS NOT NULL AND at > $1::timestamptz - interval '1 hour'
GROUP BY from_stage, to_stage`;
