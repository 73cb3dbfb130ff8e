import { Injectable } from '@nestjs/common';
import type { Flow, FlowCount } from '@waymark/contracts';
import { Database } from '@waymark/platform';

interface Row {
  readonly type: string;
  readonly source: FlowCount['source'];
  /** Heard before what is counted again next time. */
  readonly settled: number;
  readonly fresh: number;
  readonly last_hour: number;
  readonly last_at: Date;
}

interface Settled {
  /** All that was heard before it is counted. */
  readonly until: Date;
  readonly counts: ReadonlyMap<string, FlowCount>;
}

const HOUR_MS = 3_600_000;
/** What was heard so long ago is committed, or never will be. */
const SETTLED_AFTER_MS = 2 * HOUR_MS;

/** How many events of each kind were heard, in all and in the last hour. What is long past is counted once a process. */
@Injectable()
export class FlowView {
  private settled: Settled = { until: new Date(0), counts: new Map() };

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
    const { until, counts } = this.settled;
    const ripe = new Date(Math.max(until.getTime(), now.getTime() - SETTLED_AFTER_MS));
    const rows = await this.database.queryAsService<Row>(COUNTED, [now, until, ripe]);
    const settled = added(counts, rows, ({ settled: n }) => n);
    this.settled = { until: ripe, counts: settled };
    const all = added(settled, rows, ({ fresh }) => fresh);
    return { asOf: now.toISOString(), counts: [...all.values()].toSorted(bySourceAndType) };
  }
}

const COUNTED = `
SELECT type, source, count(*) FILTER (WHERE heard_at < $3)::int AS settled,
       count(*) FILTER (WHERE heard_at >= $3)::int AS fresh,
       count(*) FILTER (WHERE heard_at > $1::timestamptz - interval '1 hour')::int AS last_hour,
       max(heard_at) AS last_at
  FROM timeline WHERE heard_at >= $2 GROUP BY type, source`;

/** Nothing was heard in the last hour of a kind that has no row. */
function added(
  counts: ReadonlyMap<string, FlowCount>,
  rows: readonly Row[],
  numberOf: (row: Row) => number,
): ReadonlyMap<string, FlowCount> {
  const before = [...counts].map(([kind, count]): [string, FlowCount] => [
    kind,
    { ...count, lastHour: 0 },
  ]);
  const more = rows.map((row): [string, FlowCount] => {
    const { type, source, last_hour: lastHour, last_at: lastAt } = row;
    const kind = `${source} ${type}`;
    const total = (counts.get(kind)?.total ?? 0) + numberOf(row);
    return [kind, { type, source, total, lastHour, lastAt: lastAt.toISOString() }];
  });
  return new Map([...before, ...more]);
}

const bySourceAndType = (one: FlowCount, other: FlowCount): number =>
  compared(one.source, other.source) || compared(one.type, other.type);

function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
