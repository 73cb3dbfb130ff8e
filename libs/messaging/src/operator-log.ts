import type { OperatorLog as Log } from '@waymark/contracts';
import type { Transactions } from './transactions.js';

interface Row {
  readonly at: Date;
  readonly action: string;
  readonly subject: string;
  readonly done_by: string;
  readonly reason: string | null;
  readonly came_from: string | null;
}

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
}

const asAct = ({
  at,
  action,
  subject,
  done_by,
  reason,
  came_from: from,
}: Row): Log['acts'][number] => ({
  at: at.toISOString(),
  ...{ action, subject, by: done_by },
  ...(reason !== null && { reason }),
  ...(from !== null && { from }),
});

// In the words of the index, so that what everybody else did is not looked at.
const NEWEST = {
  name: 'operator log',
  text: `
SELECT at, action, subject, done_by, reason, came_from FROM audit
WHERE action LIKE 'quarantine.%' OR action LIKE 'said.%' OR action LIKE 'operator.%' OR action = 'reconciliation.asked'
ORDER BY id DESC LIMIT $1`,
};
