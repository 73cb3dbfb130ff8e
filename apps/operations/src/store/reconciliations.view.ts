import { Injectable } from '@nestjs/common';
import type {
  Difference,
  DifferenceKind,
  Reconciliation,
  ReconciliationFound,
  ReconciliationState,
  ServiceName,
  WaitingPlace,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { Database } from '@waymark/platform';
import { whatIsWrong, whatToDo } from '../domain/difference-words.js';

interface RunRow {
  readonly run_id: string;
  readonly state: ReconciliationState;
  readonly began_at: Date;
  readonly ended_at: Date | null;
  readonly referrals: number;
  readonly compared: number;
  readonly of_comparisons: number;
  readonly on_their_way: number;
  readonly differences: number;
  readonly resolved: number;
  readonly silent: readonly ServiceName[];
  readonly has_more: boolean;
}

interface DifferenceRow {
  readonly of_service: ServiceName;
  readonly at_service: ServiceName;
  readonly book: string;
  readonly subject: string;
  readonly kind: DifferenceKind;
  readonly expected: number;
  readonly found: number;
  readonly waits: WaitingPlace | null;
  readonly first_seen_at: Date;
}

const RUNS_SHOWN = 50;
const DIFFERENCES_SHOWN = 500;

/** What was compared, when, and what stands. */
@Injectable()
export class ReconciliationsView {
  constructor(private readonly database: Database) {}

  async newest(): Promise<readonly Reconciliation[]> {
    const rows = await this.database.query<RunRow>(
      `SELECT * FROM reconciliation ORDER BY began_at DESC LIMIT ${String(RUNS_SHOWN)}`,
    );
    return rows.map(asRun);
  }

  /** The last that has ended, where none is named. */
  async find(tx: Transaction, runId: string | undefined): Promise<ReconciliationFound | undefined> {
    const [run] = await tx.query<RunRow>(
      runId === undefined
        ? `SELECT * FROM reconciliation WHERE state <> 'running' ORDER BY began_at DESC LIMIT 1`
        : 'SELECT * FROM reconciliation WHERE run_id = $1',
      runId === undefined ? [] : [runId],
    );
    return run && { ...asRun(run), standing: await this.standing(tx) };
  }

  /** How many stand, by kind. */
  standingByKind(): Promise<readonly { readonly kind: DifferenceKind; readonly n: number }[]> {
    return this.database.queryAsService(
      `SELECT kind, count(*)::int AS n FROM reconciliation_difference
        WHERE resolved_at IS NULL GROUP BY kind`,
    );
  }

  /** Since the last one ended in which every service answered; the first start counts where there was none. */
  async secondsSinceDone(): Promise<number | undefined> {
    const [row] = await this.database.query<{ seconds: number | null }>(
      `SELECT extract(epoch FROM clock_timestamp() -
                coalesce(max(ended_at) FILTER (WHERE state = 'done'), min(began_at)))::float8 AS seconds
         FROM reconciliation`,
    );
    return row?.seconds ?? undefined;
  }

  private async standing(tx: Transaction): Promise<readonly Difference[]> {
    const rows = await tx.query<DifferenceRow>(
      `SELECT of_service, at_service, book, subject, kind, expected, found, waits, first_seen_at
         FROM reconciliation_difference WHERE resolved_at IS NULL
        ORDER BY first_seen_at, at_service, subject LIMIT ${String(DIFFERENCES_SHOWN)}`,
    );
    return rows.map(asDifference);
  }
}

const asRun = (row: RunRow): Reconciliation => ({
  runId: row.run_id,
  state: row.state,
  beganAt: row.began_at.toISOString(),
  ...(row.ended_at !== null && { endedAt: row.ended_at.toISOString() }),
  referrals: row.referrals,
  compared: row.compared,
  of: row.of_comparisons,
  onTheirWay: row.on_their_way,
  differences: row.differences,
  resolved: row.resolved,
  silent: row.silent,
  hasMore: row.has_more,
});

function asDifference(row: DifferenceRow): Difference {
  const { kind, book, subject, expected, found, of_service: of, at_service: at } = row;
  const told = {
    kind,
    book,
    of,
    at,
    expected,
    found,
    ...(row.waits !== null && { waits: row.waits }),
  };
  const isSaidAgain = kind === 'stuck' && (row.waits === null || row.waits === 'parked');
  return {
    ...told,
    subject,
    firstSeenAt: row.first_seen_at.toISOString(),
    what: whatIsWrong(told),
    toDo: whatToDo(told),
    ...(isSaidAgain && { sayAgain: { service: of, from: found + 1, to: expected } }),
  };
}
