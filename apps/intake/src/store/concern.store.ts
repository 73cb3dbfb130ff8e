import { Injectable } from '@nestjs/common';
import type { CallTaker, ConcernEnd } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';

/** A sign marked in a form that is not sent yet. */
export interface Concern {
  readonly id: string;
  readonly organisation: string;
  readonly raisedBy: string;
  readonly team: string;
  readonly calls: readonly CallTaker[];
  readonly landingTeam: string;
  readonly raisedAt: Date;
  readonly changedAt?: string | undefined;
}

/** How it stands, and whose it is. */
export interface KnownConcern {
  readonly organisation: string;
  readonly raisedBy: string;
  readonly isCleared: boolean;
  /** What is known is as new as what is said now, or newer. */
  readonly isAsNew: boolean;
}

interface Row {
  readonly organisation: string;
  readonly raised_by: string;
  readonly cleared: boolean;
  readonly as_new: boolean;
}

@Injectable()
export class ConcernStore {
  /** Locked until the transaction ends; two that raise the same wait for each other. */
  async lock(
    tx: Transaction,
    id: string,
    changedAt: string | undefined,
  ): Promise<KnownConcern | undefined> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
    const [row] = await tx.query<Row>(
      `SELECT organisation, raised_by, cleared_at IS NOT NULL AS cleared,
              coalesce(changed_at >= $2::timestamptz, false) AS as_new
         FROM safety_concern WHERE id = $1`,
      [id, changedAt ?? null],
    );
    return (
      row && {
        organisation: row.organisation,
        raisedBy: row.raised_by,
        isCleared: row.cleared,
        isAsNew: row.as_new,
      }
    );
  }

  async raise(tx: Transaction, concern: Concern): Promise<void> {
    await tx.query(
      `INSERT INTO safety_concern (id, organisation, raised_by, team, calls, landing_team, raised_at, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (id) DO UPDATE SET calls = excluded.calls, landing_team = excluded.landing_team,
         raised_at = excluded.raised_at, cleared_at = NULL, cleared_because = NULL,
         changed_at = coalesce(excluded.changed_at, safety_concern.changed_at)`,
      [
        concern.id,
        concern.organisation,
        concern.raisedBy,
        concern.team,
        concern.calls,
        concern.landingTeam,
        concern.raisedAt,
        concern.changedAt ?? null,
      ],
    );
  }

  async clear(tx: Transaction, id: string, at: Date, because: ConcernEnd): Promise<void> {
    await tx.query(
      'UPDATE safety_concern SET cleared_at = $2, cleared_because = $3 WHERE id = $1',
      [id, at, because],
    );
  }

  /** Of a change that left it as it was: what is older comes late. */
  async changed(tx: Transaction, id: string, at: string | undefined): Promise<void> {
    await tx.query(
      'UPDATE safety_concern SET changed_at = coalesce($2, changed_at) WHERE id = $1',
      [id, at ?? null],
    );
  }
}
