import { Injectable } from '@nestjs/common';
import type {
  ClosureCaseState,
  ClosureDoes,
  ClosureReason,
  ClosureState,
  Day,
  OpeningPeriod,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { Caller } from '@waymark/platform';

/** A service that closes, and by whom it was said. */
export interface KeptClosure {
  readonly closureId: string;
  readonly serviceId: string;
  readonly state: ClosureState;
  readonly startedAt: Date;
  readonly byOrganisation: string;
  readonly byName: string;
  readonly record: ClosureRecord;
}

export interface ClosureRecord {
  readonly on: Day;
  readonly reason: ClosureReason;
  readonly successorId?: string;
  /** The version of the settings that announced it, and the openings before. */
  readonly settingsVersion: number;
  readonly openingsBefore: readonly OpeningPeriod[];
}

/** One referral of the list. */
export interface KeptCase {
  readonly referralId: string;
  readonly state: ClosureCaseState;
  readonly successorId: string | null;
  readonly does: ClosureDoes | null;
  readonly because: string | null;
  readonly tries: number;
}

/** A case as it is listed, with its reference and whether the service still has a part. */
export interface ListedCase extends KeptCase {
  readonly reference: string;
  readonly stillHere: boolean;
  /** Restricted, and not open to the reader. */
  readonly closed: boolean;
}

export interface CaseCounts {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly stillHere: number;
}

const CLOSURE = `closure_id AS "closureId", service_id AS "serviceId", state, started_at AS "startedAt",
  by_organisation AS "byOrganisation", by_name AS "byName", record`;

const CASE = `c.referral_id AS "referralId", c.state, c.successor_id AS "successorId", c.does, c.because, c.tries`;

/** Every referral in which a service has a part, however small. $1: the service. */
const CASELOAD = `
  SELECT referral_id FROM placement WHERE service_id = $1 AND state <> 'closed'
   UNION SELECT referral_id FROM placement WHERE holder_organisation = $1 AND state NOT IN ('closed', 'goes-with')
   UNION SELECT referral_id FROM placement WHERE step_owner = $1 AND state NOT IN ('closed', 'goes-with')
   UNION SELECT referral_id FROM placement_alongside WHERE service_id = $1 AND is_active
   UNION SELECT referral_id FROM placement_task WHERE owner = $1 AND done_at IS NULL`;

/** Services that close, and the lists of their caseloads. */
@Injectable()
export class ClosureStore {
  /** False where one of the service is under way. */
  async begin(tx: Transaction, closure: KeptClosure): Promise<boolean> {
    const { closureId, serviceId, state, startedAt, byOrganisation, byName, record } = closure;
    const added = await tx.query(
      `INSERT INTO service_closure (closure_id, service_id, state, started_at, by_organisation, by_name, next_look_at, record)
       VALUES ($1, $2, $3, $4, $5, $6, $4, $7) ON CONFLICT DO NOTHING RETURNING closure_id`,
      [closureId, serviceId, state, startedAt, byOrganisation, byName, JSON.stringify(record)],
    );
    return added.length === 1;
  }

  async newest(tx: Transaction, serviceId: string): Promise<KeptClosure | undefined> {
    const [found] = await tx.query<KeptClosure>(
      `SELECT ${CLOSURE} FROM service_closure WHERE service_id = $1 ORDER BY started_at DESC LIMIT 1`,
      [serviceId],
    );
    return found;
  }

  /** Locked: nobody cancels it, or runs it, meanwhile. */
  async lock(
    tx: Transaction,
    closureId: string,
    to: 'run-a-case' | 'change',
  ): Promise<KeptClosure | undefined> {
    const [found] = await tx.query<KeptClosure>(
      `SELECT ${CLOSURE} FROM service_closure WHERE closure_id = $1 FOR ${to === 'change' ? 'UPDATE' : 'SHARE'}`,
      [closureId],
    );
    return found;
  }

  /** Services that are closing now. */
  async underWay(tx: Transaction): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT service_id AS id FROM service_closure WHERE state = 'under-way'`,
    );
    return rows.map(({ id }) => id);
  }

  /** The earliest first day comes first. */
  async caseload(tx: Transaction, serviceId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT referral_id AS id FROM placement JOIN (${CASELOAD}) c USING (referral_id)
        ORDER BY record->>'firstReferredOn', referral_id`,
      [serviceId],
    );
    return rows.map(({ id }) => id);
  }

  /** Those not on the list yet come onto it. */
  async addCases(
    tx: Transaction,
    closureId: string,
    cases: readonly { readonly referralId: string; readonly successorId: string | undefined }[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO service_closure_case (closure_id, referral_id, state, successor_id)
       SELECT $1, "referralId", 'to-do', "successorId"
         FROM jsonb_to_recordset($2) AS new("referralId" uuid, "successorId" text)
       ON CONFLICT DO NOTHING`,
      [closureId, JSON.stringify(cases)],
    );
  }

  async toBeMoved(tx: Transaction, closureId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT referral_id AS id FROM service_closure_case
        WHERE closure_id = $1 AND state IN ('to-do', 'asking') ORDER BY tries, referral_id`,
      [closureId],
    );
    return rows.map(({ id }) => id);
  }

  async lockCase(
    tx: Transaction,
    closureId: string,
    referralId: string,
  ): Promise<KeptCase | undefined> {
    const [found] = await tx.query<KeptCase>(
      `SELECT ${CASE} FROM service_closure_case c
        WHERE closure_id = $1 AND referral_id = $2 FOR UPDATE`,
      [closureId, referralId],
    );
    return found;
  }

  async saveCase(
    tx: Transaction,
    closureId: string,
    { referralId, state, does, because, tries }: Omit<KeptCase, 'successorId'>,
  ): Promise<void> {
    await tx.query(
      `UPDATE service_closure_case SET state = $3, does = $4, because = $5, tries = $6
        WHERE closure_id = $1 AND referral_id = $2`,
      [closureId, referralId, state, does, because, tries],
    );
  }

  /** Cases that have not begun, or have failed, as something else. */
  async changeCases(
    tx: Transaction,
    closureId: string,
    from: readonly ClosureCaseState[],
    to: ClosureCaseState,
  ): Promise<void> {
    await tx.query(
      `UPDATE service_closure_case SET state = $3, tries = 0, because = NULL
        WHERE closure_id = $1 AND state = ANY($2)`,
      [closureId, from, to],
    );
  }

  async counts(tx: Transaction, { closureId, serviceId }: KeptClosure): Promise<CaseCounts> {
    const [counts] = await tx.query<CaseCounts>(
      `SELECT count(*)::int AS total,
              count(*) FILTER (WHERE state IN ('done', 'gone'))::int AS done,
              count(*) FILTER (WHERE state = 'failed')::int AS failed,
              count(*) FILTER (WHERE referral_id IN (${CASELOAD}))::int AS "stillHere"
         FROM service_closure_case WHERE closure_id = $2`,
      [serviceId, closureId],
    );
    return counts ?? { total: 0, done: 0, failed: 0, stillHere: 0 };
  }

  /** Failed ones first, then those still to be moved, then those still here. */
  async list(
    tx: Transaction,
    { closureId, serviceId }: KeptClosure,
    { organisation, subject }: Pick<Caller, 'organisation' | 'subject'>,
    most: number,
  ): Promise<readonly ListedCase[]> {
    return tx.query<ListedCase>(
      `SELECT ${CASE}, p.reference,
              p.restricted IS TRUE AND is_closed_to(p.referral_id, $4, $5) AS closed, c.referral_id IN (${CASELOAD}) AS "stillHere"
         FROM service_closure_case c JOIN placement p USING (referral_id)
        WHERE closure_id = $2
        ORDER BY array_position(ARRAY['failed', 'asking', 'to-do'], c.state), "stillHere" DESC, p.reference
        LIMIT $3`,
      [serviceId, closureId, most, organisation, subject],
    );
  }

  async due(tx: Transaction, now: Date): Promise<readonly KeptClosure[]> {
    return tx.query<KeptClosure>(
      `SELECT ${CLOSURE} FROM service_closure WHERE next_look_at <= $1 ORDER BY next_look_at`,
      [now],
    );
  }

  async save(
    tx: Transaction,
    closureId: string,
    state: ClosureState,
    nextLookAt: Date | undefined,
  ): Promise<void> {
    await tx.query(
      'UPDATE service_closure SET state = $2, next_look_at = $3 WHERE closure_id = $1',
      [closureId, state, nextLookAt ?? null],
    );
  }
}
