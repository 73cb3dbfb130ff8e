import { randomUUID } from 'node:crypto';
import type { QuarantineRunState } from '@waymark/contracts';
import { ProblemError } from '@waymark/platform';
import type { Connections } from './connections.js';
import type { OpenTransaction } from './open-transaction.js';
import type { Decision } from './decision.js';
import type { Transactions } from './transactions.js';

/** A whole group of entries, replayed one after the other, or only tried. */
export interface QuarantineRun {
  readonly run_id: string;
  readonly group_key: string;
  readonly is_dry: boolean;
  readonly per_second: number;
  readonly asked_by: string;
  readonly reason: string;
  readonly state: QuarantineRunState;
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Of its group, came since it was begun, and wait. */
  readonly newer: number;
  readonly behind: string | null;
  readonly last: string;
  readonly asked_at: Date;
  readonly ended_at: Date | null;
}

export interface RunAsked extends Decision {
  readonly group: string;
  readonly perSecond: number;
  readonly dry: boolean;
}

type Turn = 'pause' | 'resume' | 'cancel';

const RUNS_SHOWN = 50;
const LEASE = `clock_timestamp() + interval '30 seconds'`;

/** Runs as they are kept: how many were tried is counted where they are done. */
export class QuarantineRuns {
  private tell: () => void = () => undefined;

  constructor(
    private readonly connections: Connections,
    private readonly transactions: Transactions,
  ) {}

  /** Told when this process was asked to begin a run, or to go on with one. */
  onAsked(tell: () => void): void {
    this.tell = tell;
  }

  newest(): Promise<QuarantineRun[]> {
    return this.connections.query<QuarantineRun>(NEWEST, [RUNS_SHOWN]);
  }

  async find(runId: string): Promise<QuarantineRun> {
    const [run] = await this.connections.query<QuarantineRun>(FIND, [runId]);
    if (run === undefined) throw ProblemError.notFound('run');
    return run;
  }

  /** What is in the group now; what comes to it later is not part of the run. A real one must have been tried dry first. */
  async begin({ group, perSecond, dry, by, reason }: RunAsked): Promise<QuarantineRun> {
    const begun = await this.transactions.run(async (tx) => {
      const [there] = await tx.query<{ n: number; last: string }>(COUNT, [group]);
      if (there === undefined || there.n === 0)
        throw ProblemError.notFound('group of waiting events');
      if (!dry && (await tx.query(TRIED_DRY, [group])).length === 0) {
        throw ProblemError.conflict(
          'dry-run-first',
          'Nothing shows yet what a replay of this group would do: begin a dry run, wait until it is done, then begin this one within an hour.',
        );
      }
      const runId = randomUUID();
      const [run] = await tx.query<QuarantineRun>(BEGIN, [
        ...[runId, group, dry, perSecond, by, reason, there.n, there.last],
      ]);
      if (run === undefined) {
        throw ProblemError.conflict(
          'under-way',
          'A run of this group is under way or paused: wait for it, or cancel it.',
        );
      }
      tx.audit({
        action: dry ? 'quarantine.dry-run' : 'quarantine.run',
        subject: runId,
        by,
        reason,
      });
      return run;
    });
    this.tell();
    return begun;
  }

  async turn(runId: string, turn: Turn, { by, reason }: Decision): Promise<QuarantineRun> {
    const turned = await this.transactions.run(async (tx) => {
      const [run] = await tx.query<QuarantineRun>(LOCK, [runId]);
      if (run === undefined) throw ProblemError.notFound('run');
      if (run.ended_at !== null) {
        throw ProblemError.conflict(
          'ended',
          'The run has ended: what it did stands, and nothing more will happen.',
        );
      }
      const [after] = await tx.query<QuarantineRun>(TURN, [runId, STATE_AFTER[turn]]);
      tx.audit({ action: `quarantine.run-${turn}`, subject: runId, by, reason });
      return after ?? run;
    });
    if (turn === 'resume') this.tell();
    return turned;
  }

  /** One that is running and nobody works on, now this process's. */
  async claim(): Promise<QuarantineRun | undefined> {
    const [run] = await this.connections.query<QuarantineRun>(CLAIM);
    return run;
  }

  async nextOf({ run_id }: QuarantineRun): Promise<string | undefined> {
    const [entry] = await this.connections.query<{ id: string }>(NEXT, [run_id]);
    return entry?.id;
  }

  /** In the transaction of what was done, so that the numbers are exact. */
  async succeeded(tx: OpenTransaction, runId: string, entry: string): Promise<void> {
    await tx.query(TRIED, [runId, entry, 1, 0]);
  }

  /** Nothing has changed but that it was tried. */
  async tried(runId: string, entry: string, has: 'succeeded' | 'failed'): Promise<void> {
    const numbers = has === 'succeeded' ? [1, 0] : [0, 1];
    await this.connections.query(TRIED, [runId, entry, ...numbers]);
  }

  /** Whether it is to go on. */
  async goesOn({ run_id }: QuarantineRun): Promise<boolean> {
    return (await this.connections.query(KEEP_UP, [run_id])).length > 0;
  }

  async done({ run_id }: QuarantineRun): Promise<void> {
    await this.connections.query(DONE, [run_id]);
  }

  async letGo({ run_id }: QuarantineRun): Promise<void> {
    await this.connections.query(LET_GO, [run_id]);
  }
}

const STATE_AFTER: Readonly<Record<Turn, QuarantineRunState>> = {
  pause: 'paused',
  resume: 'running',
  cancel: 'cancelled',
};

const COLUMNS = `run_id, group_key, is_dry, per_second, asked_by, reason, state, total, succeeded, failed,
  behind, last, asked_at, ended_at,
  (SELECT count(*)::int FROM quarantine
    WHERE state = 'waiting' AND quarantine.group_key = quarantine_run.group_key AND id > quarantine_run.last) AS newer`;

const NEWEST = {
  name: 'quarantine runs',
  text: `SELECT ${COLUMNS} FROM quarantine_run ORDER BY asked_at DESC LIMIT $1`,
};
const FIND = {
  name: 'quarantine run',
  text: `SELECT ${COLUMNS} FROM quarantine_run WHERE run_id = $1`,
};
const LOCK = { name: 'quarantine run lock', text: `${FIND.text} FOR UPDATE` };
// The greatest id as text is the greatest id: all have the same length.
const COUNT = {
  name: 'quarantine group count',
  text: `SELECT count(*)::int AS n, max(id::text) AS last FROM quarantine WHERE state = 'waiting' AND group_key = $1`,
};
const TRIED_DRY = {
  name: 'quarantine tried dry',
  text: `SELECT run_id FROM quarantine_run WHERE group_key = $1 AND is_dry AND state = 'done'
  AND ended_at > clock_timestamp() - interval '1 hour' LIMIT 1`,
};
const BEGIN = {
  name: 'quarantine run begin',
  text: `INSERT INTO quarantine_run (run_id, group_key, is_dry, per_second, asked_by, reason, total, last)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
};
const TURN = {
  name: 'quarantine run turn',
  text: `UPDATE quarantine_run SET state = $2, leased_until = NULL,
  ended_at = CASE WHEN $2 = 'cancelled' THEN clock_timestamp() END
WHERE run_id = $1 RETURNING ${COLUMNS}`,
};
const CLAIM = {
  name: 'quarantine run claim',
  text: `UPDATE quarantine_run SET leased_until = ${LEASE} WHERE run_id = (
  SELECT run_id FROM quarantine_run
  WHERE state = 'running' AND (leased_until IS NULL OR leased_until < clock_timestamp())
  ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING ${COLUMNS}`,
};
// Ids are made in the order of time, so earlier events of a referral come before later ones.
const NEXT = {
  name: 'quarantine run next',
  text: `SELECT quarantine.id FROM quarantine JOIN quarantine_run AS run USING (group_key)
WHERE run_id = $1 AND quarantine.state = 'waiting' AND quarantine.id <= last AND (behind IS NULL OR id > behind)
ORDER BY quarantine.id LIMIT 1`,
};
const TRIED = {
  name: 'quarantine run tried',
  text: `UPDATE quarantine_run SET behind = $2, succeeded = succeeded + $3::int, failed = failed + $4::int
WHERE run_id = $1`,
};
const KEEP_UP = {
  name: 'quarantine run keep up',
  text: `UPDATE quarantine_run SET leased_until = ${LEASE} WHERE run_id = $1 AND state = 'running' RETURNING run_id`,
};
const DONE = {
  name: 'quarantine run done',
  text: `UPDATE quarantine_run SET state = 'done', ended_at = clock_timestamp(), leased_until = NULL
WHERE run_id = $1 AND state = 'running'`,
};
const LET_GO = {
  name: 'quarantine run let go',
  text: `UPDATE quarantine_run SET leased_until = NULL WHERE run_id = $1 AND state = 'running'`,
};
