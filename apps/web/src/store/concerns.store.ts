import { Injectable } from '@nestjs/common';
import type { CallTaker, ConcernEnd } from '@waymark/contracts';
import { Database } from '@waymark/platform';

/** Whose form it is, and whom its page told to telephone. */
export interface NewConcern {
  readonly draftId: string;
  readonly accountId: string;
  readonly organisation: string;
  readonly team: string;
  readonly calls: readonly CallTaker[];
  readonly residencePlaces: readonly string[];
}

/** What is still to be said of a form. */
export interface ToSay extends NewConcern {
  readonly wanted: 'raised' | ConcernEnd;
  /** A later change is not taken for this one. */
  readonly change: string;
  /** Later with each change: intake hears of them from every process of the site, in any order. */
  readonly changedAt: Date;
}

const COLUMNS = `draft_id AS "draftId", account_id AS "accountId", organisation, team, calls,
  residence_places AS "residencePlaces", wanted, change, wanted_at AS "changedAt"`;

// Also where one process has waited for another; intake is told milliseconds.
const LATER = `greatest(now(), safety_concern.wanted_at + interval '1 millisecond')`;

/** Signs in unsent forms: kept with what was answered, said to intake afterwards. */
@Injectable()
export class ConcernsStore {
  constructor(private readonly database: Database) {}

  /** Raised; again only where it was cleared, or somebody else is to be called. */
  async raise(concern: NewConcern): Promise<void> {
    const { draftId, accountId, organisation, team, calls, residencePlaces } = concern;
    await this.database.queryAsService(
      `INSERT INTO safety_concern (draft_id, account_id, organisation, team, calls, residence_places, wanted)
       VALUES ($1, $2, $3, $4, $5, $6, 'raised')
       ON CONFLICT (draft_id) DO UPDATE SET calls = excluded.calls, wanted = 'raised', said = false,
         residence_places = excluded.residence_places, change = gen_random_uuid(), wanted_at = ${LATER}
       WHERE safety_concern.wanted <> 'raised'`,
      [draftId, accountId, organisation, team, calls, residencePlaces],
    );
  }

  /** Nothing happens where none was raised, or it was cleared before. */
  async clear(draftId: string, because: ConcernEnd): Promise<void> {
    await this.database.queryAsService(
      `UPDATE safety_concern SET wanted = $2, said = false, change = gen_random_uuid(), wanted_at = ${LATER}
       WHERE draft_id = $1 AND wanted = 'raised'`,
      [draftId, because],
    );
  }

  /** Intake has cleared it with the referral. */
  async sentWithReferral(draftId: string): Promise<void> {
    await this.database.queryAsService(
      `UPDATE safety_concern SET wanted = 'referral-sent', said = true, change = gen_random_uuid()
       WHERE draft_id = $1`,
      [draftId],
    );
  }

  async isRaised(draftId: string): Promise<boolean> {
    const rows = await this.database.queryAsService(
      `SELECT 1 FROM safety_concern WHERE draft_id = $1 AND wanted = 'raised'`,
      [draftId],
    );
    return rows.length > 0;
  }

  toSay(most: number): Promise<ToSay[]> {
    return this.database.queryAsService<ToSay>(
      `SELECT ${COLUMNS} FROM safety_concern WHERE NOT said ORDER BY wanted_at LIMIT $1`,
      [most],
    );
  }

  async said({ draftId, change }: Pick<ToSay, 'draftId' | 'change'>): Promise<void> {
    await this.database.queryAsService(
      'UPDATE safety_concern SET said = true WHERE draft_id = $1 AND change = $2',
      [draftId, change],
    );
  }

  /** Who began the forms of a team; nobody else's. */
  async begunBy(
    organisation: string,
    draftIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.queryAsService<{ readonly id: string; readonly name: string }>(
      `SELECT concern.draft_id AS id, account.name FROM safety_concern concern
         JOIN account ON account.id = concern.account_id
        WHERE concern.organisation = $1 AND concern.draft_id = ANY ($2)`,
      [organisation, draftIds],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
