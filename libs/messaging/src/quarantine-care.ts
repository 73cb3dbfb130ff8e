import { ProblemError } from '@waymark/platform';
import type { Decision } from './decision.js';
import type { OpenTransaction } from './open-transaction.js';
import type { Transactions } from './transactions.js';

/** Who looks after a kind of trouble, and what is put aside until it grows. Nothing of an event changes by it. */
export class QuarantineCare {
  constructor(private readonly transactions: Transactions) {}

  /** Absent assignee: nobody looks after it any more. */
  assign(group: string, assignee: string | undefined, by: string): Promise<void> {
    const action = assignee === undefined ? 'quarantine.unassigned' : 'quarantine.assigned';
    return this.transactions.run(async (tx) => {
      await mustWait(tx, group);
      await tx.query(ASSIGN, [group, assignee ?? null]);
      tx.audit({ action, subject: group, by });
    });
  }

  /** It is not shown among those to be looked at, until another of its kind comes. */
  archive(group: string, decision: Decision): Promise<void> {
    return this.change(group, 'quarantine.archived', ARCHIVE, decision);
  }

  bringBack(group: string, decision: Decision): Promise<void> {
    return this.change(group, 'quarantine.brought-back', BRING_BACK, decision);
  }

  private change(
    group: string,
    action: string,
    statement: { readonly name: string; readonly text: string },
    decision: Decision,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      await mustWait(tx, group);
      await tx.query(statement, [group]);
      tx.audit({ action, subject: group, ...decision });
    });
  }
}

async function mustWait(tx: OpenTransaction, group: string): Promise<void> {
  const waiting = await tx.query(WAITS, [group]);
  if (waiting.length === 0) throw ProblemError.notFound('group of failed events');
}

const WAITS = {
  name: 'quarantine group waits',
  text: `SELECT FROM quarantine WHERE group_key = $1 AND state = 'waiting' LIMIT 1`,
};
const ASSIGN = {
  name: 'quarantine assign',
  text: `
INSERT INTO quarantine_care (group_key, assignee) VALUES ($1, $2)
ON CONFLICT (group_key) DO UPDATE SET assignee = excluded.assignee`,
};
const ARCHIVE = {
  name: 'quarantine archive',
  text: `
INSERT INTO quarantine_care (group_key, archived_at) VALUES ($1, clock_timestamp())
ON CONFLICT (group_key) DO UPDATE SET archived_at = excluded.archived_at`,
};
const BRING_BACK = {
  name: 'quarantine bring back',
  text: `UPDATE quarantine_care SET archived_at = NULL WHERE group_key = $1`,
};
