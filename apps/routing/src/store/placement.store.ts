import { Injectable } from '@nestjs/common';
import type {
  Candidate,
  JudgementSummary,
  ReferralAssessedData,
  ReferralFacts,
  ReferralRestrictionChangedData,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { noteRestriction, RestrictedRecord, type Caller } from '@waymark/platform';
import type { Change } from '../domain/change.js';
import {
  brokenPromises,
  isActive,
  type Alongside,
  type Placement,
  type Task,
} from '../domain/placement.js';
import { columnsOf, placementOf, type PlacementRecord } from './placement-row.js';

/** A placement as it is read before it changes, with what decisions are made from. */
export interface KnownPlacement {
  readonly placement: Placement;
  readonly facts: ReferralFacts;
  readonly directoryRevision: number;
}

/** The newest judgement of it. */
export interface NewestAssessment {
  /** Of the facts that were judged; 0 where nothing was. */
  readonly factsVersion: number;
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
  readonly linked: boolean;
}

const LOCK = 'SELECT * FROM lock_placements($1)';

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
    // A referral that is linked to it may be heard of in the same transaction.
    await tx.hold(`placement ${referralId}`);
    const [row] = await tx.each<Row>(LOCK, { id: referralId });
    if (row === undefined) return undefined;
    return {
      placement: placementOf(row.record, row),
      facts: row.facts,
      directoryRevision: row.directory_revision,
    };
  }

  /**
   * For a command: what is not there for whoever commands is not there, and what is closed to them is closed, whatever
   * is decided above.
   * @throws RestrictedRecord, 403
   */
  async lockSeenBy(
    tx: Transaction,
    referralId: string,
    { organisation, subject }: Pick<Caller, 'organisation' | 'subject'>,
  ): Promise<KnownPlacement | undefined> {
    const known = await this.lock(tx, referralId);
    if (known === undefined) return undefined;
    const [row] = await tx.query<{ seen: boolean; closed: boolean }>(
      'SELECT placement_seen_by($1, $2) AS seen, is_closed_to($1, $2, $3) AS closed',
      [referralId, organisation, subject],
    );
    if (row?.seen !== true) return undefined;
    if (row.closed) throw new RestrictedRecord();
    return known;
  }

  /** Those of them that are there for an organisation, whatever is decided above. */
  async seenBy(
    tx: Transaction,
    referralIds: readonly string[],
    organisation: string,
  ): Promise<readonly string[]> {
    const seen = await tx.query<{ id: string }>(
      'SELECT id FROM unnest($1::uuid[]) AS id WHERE placement_seen_by(id, $2)',
      [referralIds, organisation],
    );
    return seen.map(({ id }) => id);
  }

  /** For a reader: undefined where they are not there for them. */
  async factsSeen(
    tx: Transaction,
    { referralId, factsVersion }: Pick<Placement, 'referralId' | 'factsVersion'>,
  ): Promise<ReferralFacts | undefined> {
    const [row] = await tx.query<{ facts: ReferralFacts }>(
      'SELECT facts FROM placement_facts WHERE referral_id = $1 AND facts_version = $2',
      [referralId, factsVersion],
    );
    return row?.facts;
  }

  async newestAssessment(tx: Transaction, referralId: string): Promise<NewestAssessment> {
    const [row] = await tx.query<NewestAssessment>(
      `SELECT candidates, judgements, facts_version AS "factsVersion" FROM placement_assessment
        WHERE referral_id = $1 ORDER BY heard DESC LIMIT 1`,
      [referralId],
    );
    return row ?? { candidates: [], judgements: [], factsVersion: 0 };
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
    const broken = brokenPromises(change.after);
    if (broken.length > 0) {
      throw new Error(`“${change.what}” would break a promise: ${broken.join('; ')}`);
    }
    const { before, after, ends, grants } = change;
    const { referralId } = after;
    const saved = await tx.each(SAVE, {
      referral_id: referralId,
      before: before.version,
      ...columnsOf(after),
    });
    if (saved.length !== 1) throw new Error('The placement was changed without its lock');
    await Promise.all([
      ...changedAlongside(change).map((parallel) =>
        tx.each(SAVE_ALONGSIDE, alongsideRow(referralId, parallel)),
      ),
      ...changedTasks(change, by.at).map((row) => tx.each(SAVE_TASK, row)),
      ...ends.map((organisation) =>
        tx.each(END_ACCESS, { referral_id: referralId, organisation, at: by.at }),
      ),
    ]);
    for (const { organisation, as } of grants) {
      const row = { referral_id: referralId, organisation, as_kind: as, from_at: by.at };
      tx.insert('referral_access', row);
    }
    tx.insert('placement_step', stepRow(change, by));
  }

  /** Whether only those who are named open it, and for whom it is open now. */
  restrict(tx: Transaction, said: ReferralRestrictionChangedData): Promise<void> {
    return noteRestriction(tx, 'placement', said);
  }
}

const changedAlongside = ({ before, after }: Change): readonly Alongside[] =>
  after.alongside.filter((parallel) => !before.alongside.includes(parallel));

/** New and changed ones as they are, those that are gone as done. */
const changedTasks = ({ before, after }: Change, at: Date): readonly object[] => [
  ...after.tasks
    .filter((task) => !before.tasks.includes(task))
    .map((task) => taskRow(after.referralId, task, null)),
  ...before.tasks
    .filter(({ taskId }) => !after.tasks.some((task) => task.taskId === taskId))
    .map((task) => taskRow(after.referralId, task, at)),
];

const stepRow = ({ what, because, considered, after }: Change, by: MadeBy) => ({
  referral_id: after.referralId,
  version: after.version,
  at: by.at,
  what,
  by_organisation: by.organisation,
  by_name: by.name ?? null,
  because,
  note: by.note ?? null,
  considered: considered.length > 0 ? considered : null,
});

const alongsideRow = (referralId: string, parallel: Alongside) => ({
  referral_id: referralId,
  service_id: parallel.serviceId,
  is_active: isActive(parallel),
  due_at: parallel.nextStep?.dueAt ?? null,
  record: parallel,
});

const taskRow = (referralId: string, task: Task, doneAt: Date | null) => ({
  task_id: task.taskId,
  referral_id: referralId,
  owner: task.step.owner,
  due_at: task.step.dueAt,
  done_at: doneAt,
  record: task,
});

const SAVE = `
UPDATE placement SET
  version = next.version, facts_version = next.facts_version, state = next.state,
  service_id = next.service_id, holder_organisation = next.holder_organisation,
  holder_kind = next.holder_kind, step_owner = next.step_owner, due_at = next.due_at,
  next_clock_at = next.next_clock_at, record = next.record
FROM json_to_recordset($1) AS next(nth int, before int, referral_id uuid, version int, facts_version int,
  state text, service_id text, holder_organisation text, holder_kind text, step_owner text,
  due_at timestamptz, next_clock_at timestamptz, record jsonb)
WHERE placement.referral_id = next.referral_id AND placement.version = next.before
RETURNING next.nth`;

const SAVE_ALONGSIDE = `
INSERT INTO placement_alongside
SELECT * FROM json_populate_recordset(NULL::placement_alongside, $1)
ON CONFLICT (referral_id, service_id) DO UPDATE
SET is_active = excluded.is_active, due_at = excluded.due_at, record = excluded.record`;

const SAVE_TASK = `
INSERT INTO placement_task
SELECT * FROM json_populate_recordset(NULL::placement_task, $1)
ON CONFLICT (task_id) DO UPDATE
SET owner = excluded.owner, due_at = excluded.due_at, done_at = excluded.done_at, record = excluded.record`;

const END_ACCESS = `
UPDATE referral_access SET until_at = ended.at
FROM json_to_recordset($1) AS ended(referral_id uuid, organisation text, at timestamptz)
WHERE referral_access.referral_id = ended.referral_id AND referral_access.organisation = ended.organisation
  AND until_at IS NULL AND as_kind IN ('offered', 'alongside')`;
