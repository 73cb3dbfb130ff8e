import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';
import type { PostedForm } from '../layout/form/read-answers.js';
import type { WhoseForm } from './accounts.store.js';
import { WebCipher } from './web-cipher.js';

/** A form that was posted when its session had ended: nothing was done with it. */
export interface KeptForm {
  /** Where it stood and is shown again: a path of our own, with its query. */
  readonly page: string;
  /** Where it was posted to, without a query. */
  readonly postedTo: string;
  /** As they were posted, without the token. */
  readonly fields: PostedForm;
}

interface Row {
  readonly accountId: string;
  readonly membershipId: string;
  readonly sealed: string;
}

const KEPT_MINUTES = 30;
const KEY_BYTES = 32;
const KEY = /^[\w-]{43}$/;

/** Kept for half an hour under a key that the browser alone has, and sealed to who typed it, and as whom. */
@Injectable()
export class KeptFormsStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: WebCipher,
  ) {}

  /** Gives the key. */
  async keep(whose: WhoseForm, form: KeptForm): Promise<string> {
    await this.database.queryAsService(
      'DELETE FROM kept_form WHERE kept_at <= now() - make_interval(mins => $1)',
      [KEPT_MINUTES],
    );
    const key = randomBytes(KEY_BYTES).toString('base64url');
    const sealed = this.cipher.seal(JSON.stringify(form), cellOf(idOf(key), whose));
    await this.own(
      key,
      'INSERT INTO kept_form (id, account_id, membership_id, sealed) VALUES ($1, $2, $3, $4)',
      ...[whose.accountId, whose.membershipId, sealed],
    );
    return key;
  }

  /** Whose it is; undefined where there is none, or none any longer. */
  whose(key: string): Promise<WhoseForm | undefined> {
    return this.find(key);
  }

  /** Undefined for anybody but who typed it, and in another role. */
  async open(key: string, by: WhoseForm): Promise<KeptForm | undefined> {
    const row = await this.find(key);
    const isTheirs = row?.accountId === by.accountId && row.membershipId === by.membershipId;
    if (!isTheirs) return undefined;
    return JSON.parse(this.cipher.open(row.sealed, cellOf(idOf(key), by))) as KeptForm;
  }

  async forget(key: string): Promise<void> {
    if (KEY.test(key)) await this.own(key, 'DELETE FROM kept_form WHERE id = $1');
  }

  private async find(key: string): Promise<Row | undefined> {
    if (!KEY.test(key)) return undefined;
    const [row] = await this.own<Row>(
      key,
      `SELECT account_id AS "accountId", membership_id AS "membershipId", sealed FROM kept_form
       WHERE id = $1 AND kept_at > now() - make_interval(mins => $2)`,
      KEPT_MINUTES,
    );
    return row;
  }

  private own<R>(key: string, sql: string, ...others: readonly unknown[]): Promise<R[]> {
    const id = idOf(key);
    return this.database.queryOwn<R>({ subject: id }, sql, [id, ...others]);
  }
}

// What stands in the table is not what opens it.
const idOf = (key: string): string => createHash('sha256').update(key).digest('hex');

const cellOf = (id: string, { accountId, membershipId }: WhoseForm) => ({
  table: 'kept_form',
  row: id,
  column: `${accountId} ${membershipId}`,
});
