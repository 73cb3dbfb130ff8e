import { Injectable } from '@nestjs/common';
import type {
  Candidate,
  JudgementSummary,
  ReferralAssessedData,
  ReferralFacts,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Change } from '../domain/change.js';
import {
  brokenPromises,
  isActive,
  type Alongside,
  type Placement,
  type Task,
} from '../domain/placement.js';
import { columnsOf, type PlacementRecord } from './placement-row.js';

/** A placement as it is read before it changes, with what decisions are made from. */
export interface KnownPlacement {
  readonly placement: Placement;
  readonly facts: ReferralFacts;
  readonly directoryRevision: number;
}

/** The newest judgement of it. */
export interface NewestAssessment {
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly JudgementSummary[];
}

/** Who made a change, when. A person's name is kept in the history and nowhere else. */
export interface MadeBy {
  readonly at: Date;
  readonly organisation: string;
  readonly name?: string;
  /** What the person wrote; never leaves the history. */
  readonly note?: string;
}

interface Row {
  readonly record: PlacementRecord;
  readonly alongside: readonly Alongside[] | null;
  readonly tasks: readonly Task[] | null;
  readonly facts: ReferralFacts;
  readonly directory_revision: number;
}

const READ = `
SELECT p.record, f.facts,
       (SELECT revision FROM directory_state) AS directory_revision,
       (SELECT json_agg(a.record ORDER BY a.service_id) FROM placement_alongside a
         WHERE a.referral_id = p.referral_id) AS alongside,
       (SELECT json_agg(t.record ORDER BY t.due_at, t.task_id) FROM placement_task t
         WHERE t.referral_id = p.referral_id AND t.done_at IS NULL) AS tasks
  FROM placement p
  JOIN placement_facts f ON f.referral_id = p.referral_id AND f.facts_version = p.facts_version
 WHERE p.referral_id = $1
   FOR UPDATE OF p`;

/** Placements and all that belongs to one: always within the transaction that changes it. */
@Injectable()
export class PlacementStore {
  open(tx: Transaction, placement: Placement, facts: ReferralFacts, at: Date): void {
    const { referralId, reference, factsVersion } = placement;
    tx.insert('placement', {
      referral_id: referralId,
      reference,
      quarantined: 0,
      ...columnsOf(placement),
    });
    this.keepFacts(tx, referralId, factsVersion, facts);
    tx.insert('referral_access', {
      referral_id: referralId,
      organisation: placement.home.organisation,
      as_kind: placement.selfReferral ? 'landing-team' : 'sender',
      from_at: at.toISOString(),
    });
    tx.insert('placement_step', {
      referral_id: referralId,
      version: placement.version,
      at: at.toISOString(),
      what: 'received',
      by_organisation: placement.home.organisation,
      by_name: null,
      because: placement.because,
      note: null,
      considered: null,
    });
  }

  /** Reads and locks it until the transaction ends. */
  async lock(tx: Transaction, referralId: string): Promise<KnownPlacement | undefined> {
    const [row] = await tx.query<Row>(READ, [referralId]);
    if (row === undefined) return undefined;
    return {
      placement: { ...row.record, alongside: row.alongside ?? [], tasks: row.tasks ?? [] },
      facts: row.facts,
      directoryRevision: row.directory_revision,
    };
  }

  async newestAssessment(tx: Transaction, referralId: string): Promise<NewestAssessment> {
    const [row] = await tx.query<NewestAssessment>(
      `SELECT candidates, judgements FROM placement_assessment
        WHERE referral_id = $1 ORDER BY heard DESC LIMIT 1`,
      [referralId],
    );
    return row ?? { candidates: [], judgements: [] };
  }

  keepFacts(tx: Transaction, referralId: string, factsVersion: number, facts: ReferralFacts): void {
    tx.insert('placement_facts', { referral_id: referralId, facts_version: factsVersion, facts });
  }

  keepAssessment(tx: Transaction, assessed: ReferralAssessedData): void {
    tx.insert('placement_assessment', {
      assessment_id: assessed.assessmentId,
      referral_id: assessed.referralId,
      facts_version: assessed.factsVersion,
      judged_on: assessed.judgedOn,
      candidates: assessed.candidates,
      judgements: assessed.judgements,
    });
  }

  /** Stores a change whole: the record, what is beside it, who may read, and the history. */
  async save(tx: Transaction, change: Change, by: MadeBy): Promise<void> {
    const { before, after } = change;
    const broken = brokenPromises(after);
    if (broken.length > 0) {
      throw new Error(`“${change.what}” would break a promise: ${broken.join('; ')}`);
    }
    this.insertBeside(tx, change, by.at);
    this.tell(tx, change, by);
    if (after !== before) await this.update(tx, before, after);
    await this.updateBeside(tx, change, by.at);
    if (change.ends.length > 0) await this.endAccess(tx, change, by.at);
  }

  /** A failed event waits for an operator, or waits no longer. */
  async countQuarantined(tx: Transaction, referralId: string, by: 1 | -1): Promise<void> {
    await tx.query(
      'UPDATE placement SET quarantined = greatest(0, quarantined + $2) WHERE referral_id = $1',
      [referralId, by],
    );
  }

  private async update(tx: Transaction, before: Placement, after: Placement): Promise<void> {
    const columns = columnsOf(after);
    const names = Object.keys(columns);
    const updated = await tx.query(
      `UPDATE placement SET ${names.map((name, index) => `${name} = $${index + 3}`).join(', ')}
        WHERE referral_id = $1 AND version = $2 RETURNING 1`,
      [
        before.referralId,
        before.version,
        ...names.map((name) => (name === 'record' ? JSON.stringify(columns[name]) : columns[name])),
      ],
    );
    if (updated.length !== 1) throw new Error('The placement was changed without its lock');
  }

  private insertBeside(tx: Transaction, { before, after, grants }: Change, at: Date): void {
    const referral_id = after.referralId;
    for (const parallel of after.alongside) {
      if (before.alongside.some(({ serviceId }) => serviceId === parallel.serviceId)) continue;
      tx.insert('placement_alongside', { referral_id, ...alongsideColumns(parallel) });
    }
    for (const task of after.tasks) {
      if (before.tasks.some(({ taskId }) => taskId === task.taskId)) continue;
      tx.insert('placement_task', {
        task_id: task.taskId,
        referral_id,
        owner: task.step.owner,
        due_at: task.step.dueAt,
        record: task,
      });
    }
    for (const { organisation, as } of grants) {
      tx.insert('referral_access', {
        referral_id,
        organisation,
        as_kind: as,
        from_at: at.toISOString(),
      });
    }
  }

  private async updateBeside(tx: Transaction, { before, after }: Change, at: Date): Promise<void> {
    for (const parallel of after.alongside) {
      const known = before.alongside.find(({ serviceId }) => serviceId === parallel.serviceId);
      if (known === undefined || known === parallel) continue;
      const { is_active, due_at, record } = alongsideColumns(parallel);
      await tx.query(
        `UPDATE placement_alongside SET is_active = $3, due_at = $4, record = $5
          WHERE referral_id = $1 AND service_id = $2`,
        [after.referralId, parallel.serviceId, is_active, due_at, JSON.stringify(record)],
      );
    }
    for (const task of before.tasks) {
      const now = after.tasks.find(({ taskId }) => taskId === task.taskId);
      if (now === task) continue;
      await tx.query('UPDATE placement_task SET done_at = $2, record = $3 WHERE task_id = $1', [
        task.taskId,
        now === undefined ? at : null,
        JSON.stringify(now ?? task),
      ]);
    }
  }

  private tell(tx: Transaction, change: Change, { at, organisation, name, note }: MadeBy): void {
    tx.insert('placement_step', {
      referral_id: change.after.referralId,
      version: change.after.version,
      at: at.toISOString(),
      what: change.what,
      by_organisation: organisation,
      by_name: name ?? null,
      because: change.because,
      note: note ?? null,
      considered: change.considered.length > 0 ? change.considered : null,
    });
  }

  private async endAccess(tx: Transaction, { after, ends }: Change, at: Date): Promise<void> {
    await tx.query(
      `UPDATE referral_access SET until_at = $3
        WHERE referral_id = $1 AND organisation = ANY ($2) AND until_at IS NULL AND as_kind IN ('offered', 'alongside')`,
      [after.referralId, ends, at],
    );
  }
}

const alongsideColumns = (parallel: Alongside) => ({
  service_id: parallel.serviceId,
  is_active: isActive(parallel),
  due_at: parallel.nextStep?.dueAt ?? null,
  record: parallel,
});
