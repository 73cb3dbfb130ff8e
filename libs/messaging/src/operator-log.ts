import type { OperatorAct, OperatorLog as Log, QuarantineRunState } from '@waymark/contracts';
import type { Transactions } from './transactions.js';

interface Row {
  readonly at: Date;
  readonly action: string;
  readonly subject: string;
  readonly done_by: string;
  readonly reason: string | null;
  readonly came_from: string | null;
  /** Of the run that it began; null where it began none. */
  readonly run_state: QuarantineRunState | null;
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
}

const BECAUSE = '/';
const FAILED_AGAIN = 'failed-again';

/** How the audit names what was decided and not done: `quarantine.replayed/failed-again`. */
export const notDoneAs = (action: string, code: string): string => `${action}${BECAUSE}${code}`;

const SHOWN = 200;

/** What operators did here, from the audit; that somebody has read it is written down as well. */
export class OperatorLog {
  constructor(private readonly transactions: Transactions) {}

  read(by: string, organisation: string): Promise<Log> {
    return this.transactions.run(async (tx) => {
      const rows = await tx.query<Row>(NEWEST, [SHOWN]);
      tx.audit({ action: 'operator-log.read', subject: organisation, by });
      return { acts: rows.map(asAct) };
    });
  }

  /** What was done to one referral, entry or run. */
  about(subject: string, by: string): Promise<Log> {
    return this.transactions.run(async (tx) => {
      const rows = await tx.query<Row>(ABOUT, [SHOWN, subject]);
      tx.audit({ action: 'operator-log.read', subject, by });
      return { acts: rows.map(asAct) };
    });
  }
}

function asAct(row: Row): OperatorAct {
  const { at, subject, done_by: by, reason, came_from: from } = row;
  const [action = '', because] = row.action.split(BECAUSE);
  return {
    at: at.toISOString(),
    ...{ action, subject, by },
    ...(reason !== null && { reason }),
    ...(from !== null && { from }),
    ...resultOf(row, because),
  };
}

// A line that says nothing else was written in the transaction that did it.
function resultOf(
  { run_state: state, total, succeeded, failed }: Row,
  because: string | undefined,
): Pick<OperatorAct, 'result' | 'because' | 'events'> {
  if (because !== undefined)
    return { result: because === FAILED_AGAIN ? 'failed' : 'refused', because };
  if (state === null) return { result: 'done' };
  return { result: RESULT_OF_RUN[state], events: { total, succeeded, failed } };
}

const RESULT_OF_RUN: Readonly<Record<QuarantineRunState, NonNullable<OperatorAct['result']>>> = {
  running: 'under-way',
  paused: 'under-way',
  done: 'done',
  cancelled: 'cancelled',
};

// In the words of the index, so that what everybody else did is not looked at.
const BY_OPERATORS = `(action LIKE 'quarantine.%' OR action LIKE 'said.%' OR action LIKE 'operator.%' OR action = 'reconciliation.asked')`;

const actsWhere = (condition: string): string => `
WITH acts AS (
SELECT id, at, action, subject, done_by, reason, came_from FROM audit
WHERE ${condition}
ORDER BY id DESC LIMIT $1)
SELECT acts.*, run.state AS run_state, run.total, run.succeeded, run.failed
FROM acts LEFT JOIN quarantine_run AS run
  ON run.run_id::text = acts.subject AND acts.action IN ('quarantine.run', 'quarantine.dry-run')
ORDER BY acts.id DESC`;

const NEWEST = { name: 'operator log', text: actsWhere(BY_OPERATORS) };
const ABOUT = {
  name: 'operator log about',
  text: actsWhere(`subject = $2 AND ${BY_OPERATORS}`),
};
