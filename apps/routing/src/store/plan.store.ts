import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';
import type { Plan } from '../domain/plan/plan.js';
import type { KeptPlanChange } from '../domain/plan/plan-view.js';
import { PlanCipher } from './plan-cipher.js';

const TABLE = 'plan_words';

/** What is known of who made a change. */
export interface PlanMaker {
  readonly at: Date;
  readonly what: string;
  readonly organisation: string;
  readonly name: string;
  readonly entryId?: string;
  /** What was written about the entry. */
  readonly words?: string;
}

/** A plan with everything that was written in it, opened for its own team. */
export interface PlanRead {
  readonly plan: Plan;
  readonly words: ReadonlyMap<string, string>;
  /** Newest first. */
  readonly changes: readonly KeptPlanChange[];
}

/** Link-work plans: always within the transaction that has locked their placement. */
@Injectable()
export class PlanStore {
  constructor(private readonly cipher: PlanCipher) {}

  async find(tx: Transaction, referralId: string, serviceId: string): Promise<Plan | undefined> {
    const [row] = await tx.query<{ record: Plan }>(
      'SELECT record FROM plan WHERE referral_id = $1 AND service_id = $2',
      [referralId, serviceId],
    );
    return row?.record;
  }

  async read(tx: Transaction, plan: Plan): Promise<PlanRead> {
    const { planId } = plan;
    const sealed = await tx.query<{ entry_id: string; sealed: string }>(
      'SELECT entry_id, sealed FROM plan_words WHERE plan_id = $1',
      [planId],
    );
    const changes = await tx.query<KeptPlanChange>(
      `SELECT version, at, what, entry_id, by_name FROM plan_change
        WHERE plan_id = $1 ORDER BY version DESC`,
      [planId],
    );
    return {
      plan,
      words: new Map(
        sealed.map((row) => [
          row.entry_id,
          this.cipher.open(row.sealed, cellOf(planId, row.entry_id)),
        ]),
      ),
      changes,
    };
  }

  add(tx: Transaction, plan: Plan, by: PlanMaker): void {
    tx.insert('plan', { plan_id: plan.planId, ...columnsOf(plan) });
    this.keepChange(tx, plan, by);
  }

  /** The placement's lock is held, so nobody else has changed it since it was read. */
  async save(tx: Transaction, plan: Plan, by: PlanMaker): Promise<void> {
    const { planId, version } = plan;
    const columns = columnsOf(plan);
    const saved = await tx.query(
      `UPDATE plan SET version = $2, ended_on = $3, record = $4
        WHERE plan_id = $1 AND version = $2 - 1 RETURNING 1`,
      [planId, version, columns.ended_on, JSON.stringify(plan)],
    );
    if (saved.length === 0) throw new Error('The plan was changed without its lock');
    if (by.words !== undefined && by.entryId !== undefined) {
      await tx.query(
        `INSERT INTO plan_words (plan_id, entry_id, sealed) VALUES ($1, $2, $3)
         ON CONFLICT (plan_id, entry_id) DO UPDATE SET sealed = excluded.sealed`,
        [planId, by.entryId, this.cipher.seal(by.words, cellOf(planId, by.entryId))],
      );
    }
    this.keepChange(tx, plan, by);
  }

  /** What happened after a version, newest first: for somebody whose page has grown old. */
  since(tx: Transaction, planId: string, version: number): Promise<KeptPlanChange[]> {
    return tx.query<KeptPlanChange>(
      `SELECT version, at, what, entry_id, by_name FROM plan_change
        WHERE plan_id = $1 AND version > $2 ORDER BY version DESC LIMIT 3`,
      [planId, version],
    );
  }

  private keepChange(tx: Transaction, { planId, version }: Plan, by: PlanMaker): void {
    tx.insert('plan_change', {
      plan_id: planId,
      version,
      at: by.at.toISOString(),
      what: by.what,
      entry_id: by.entryId ?? null,
      by_organisation: by.organisation,
      by_name: by.name,
    });
  }
}

const cellOf = (planId: string, entryId: string) => ({
  table: TABLE,
  row: planId,
  column: entryId,
});

const columnsOf = (plan: Plan) => ({
  referral_id: plan.referralId,
  service_id: plan.serviceId,
  version: plan.version,
  opened_on: plan.openedOn,
  ended_on: plan.ending?.on ?? null,
  record: plan,
});
