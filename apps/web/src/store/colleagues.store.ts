import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';

/** Somebody who may work for an organisation. */
export interface Colleague {
  readonly accountId: string;
  /** `issuer|subject`, as the services know them. */
  readonly subject: string;
  readonly name: string;
}

@Injectable()
export class ColleaguesStore {
  constructor(private readonly database: Database) {}

  /** By name. */
  of(organisation: string): Promise<Colleague[]> {
    return this.database.queryAsService<Colleague>(
      `SELECT id AS "accountId", issuer || '|' || subject AS subject, name FROM account
        WHERE ended_at IS NULL
          AND EXISTS (SELECT FROM membership m WHERE m.account_id = account.id AND m.organisation = $1)
        ORDER BY name, id`,
      [organisation],
    );
  }

  /** How many may administer an organisation. */
  async administrators(organisation: string): Promise<number> {
    const [row] = await this.database.queryAsService<{ readonly count: number }>(
      `SELECT count(*)::int AS count FROM account
        WHERE ended_at IS NULL AND EXISTS (
          SELECT FROM membership m WHERE m.account_id = account.id AND m.organisation = $1
             AND m.role = 'administrator')`,
      [organisation],
    );
    return row?.count ?? 0;
  }
}
