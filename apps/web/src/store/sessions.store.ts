import type { Database } from '@waymark/platform';
import type { Request } from 'express';
import session, { type SessionData } from 'express-session';
import '../sign-in/session-data.js';
import type { Account } from '../sign-in/signed-in.js';
import { ACCOUNT, accountFrom, type AccountRow } from './accounts.store.js';
import { ENDS } from './ended-sessions.js';

/** One that was used a minute ago is not written again: it ends 29 to 30 minutes after it was last used. */
const WRITTEN_AGAIN_AFTER_MS = 60_000;

interface SessionRow {
  readonly sess: SessionData;
  readonly leftMs: number;
  readonly account: AccountRow | null;
}

/** What was read together with a session. */
interface Read {
  /** Until it ended if nobody used it. */
  readonly leftMs: number;
  readonly account: Account | undefined;
}

/** What else is known of a session; it is kept as long as the request. */
const read = new WeakMap<object, Read>();

/** What a session held when it was kept last in this request. */
const kept = new WeakMap<object, string>();

/** Whose session it is, as their account stands now; undefined for one that is new, and where the account has ended. */
export const accountOf = (data: SessionData): Account | undefined => read.get(data)?.account;

/** Milliseconds until it ends if nobody uses it, this request aside. */
export const leftOf = (data: SessionData): number => read.get(data)?.leftMs ?? 0;

/** Sessions in PostgreSQL, where each instance finds them and an end is an end everywhere at once: nothing is kept here. */
export class SessionsStore extends session.Store {
  constructor(
    private readonly database: Database,
    private readonly isUnattended: (session: SessionData) => boolean,
  ) {
    super();
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.find(id).then(
      (found) => {
        done(null, found);
      },
      (error: unknown) => {
        done(error);
      },
    );
  }

  override createSession(request: Request, data: SessionData) {
    const known = read.get(data);
    const made = super.createSession(request, data);
    if (known !== undefined) read.set(made, known);
    return made;
  }

  /** What was read here is changed and never made anew: it may have been ended since. */
  override set(id: string, data: SessionData, done?: (error?: unknown) => void): void {
    const { cookie: _, ...held } = data;
    const sess = JSON.stringify(held);
    // A new session is kept before its answer goes out, and by express-session once more after that: by then the next
    // request may have kept something of its own, such as the token of its form.
    if (kept.get(data) === sess) {
      done?.();
      return;
    }
    const change = read.has(data)
      ? `UPDATE session SET sess = $2, expire = ${IN_MS('$3')} WHERE sid = $1 AND expire >= now()`
      : `INSERT INTO session (sid, sess, expire) VALUES ($1, $2, ${IN_MS('$3')})
         ON CONFLICT (sid) DO UPDATE SET sess = excluded.sess, expire = excluded.expire`;
    this.run(change, [id, data, lifeOf(data)], (error) => {
      if (error === undefined) kept.set(data, sess);
      done?.(error);
    });
  }

  override touch(id: string, data: SessionData, done?: () => void): void {
    const { leftMs = 0 } = read.get(data) ?? {};
    const isFresh = lifeOf(data) - leftMs < WRITTEN_AGAIN_AFTER_MS;
    if (isFresh || this.isUnattended(data)) done?.();
    else this.run(TOUCH, [id, lifeOf(data)], done);
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.run(END, [id], done);
  }

  private async find(id: string): Promise<SessionData | null> {
    const [row] = await this.database.queryAsService<SessionRow>(FIND, [id]);
    if (row === undefined) return null;
    const { sess, leftMs, account } = row;
    read.set(sess, { leftMs, account: account === null ? undefined : accountFrom(account) });
    return sess;
  }

  private run(sql: string, parameters: readonly unknown[], done?: (error?: unknown) => void): void {
    this.database.queryAsService(sql, parameters).then(
      () => done?.(),
      (error: unknown) => done?.(error),
    );
  }
}

/** Milliseconds from now. */
const lifeOf = ({ cookie: { maxAge } }: SessionData): number => Math.round(maxAge ?? 0);

const IN_MS = (given: string): string => `now() + ${given} * interval '1 millisecond'`;

const TOUCH = `UPDATE session SET expire = ${IN_MS('$2')} WHERE sid = $1 AND expire >= now()`;

const END = `
WITH gone AS (DELETE FROM session WHERE sid = $1 AND sess #>> '{person,accountId}' IS NULL)
UPDATE session SET ${ENDS} WHERE sid = $1 AND sess #>> '{person,accountId}' IS NOT NULL`;

// Each request needs both, and a trip to the database costs more than what it brings.
const FIND = `
SELECT sess, extract(epoch FROM expire - now())::float8 * 1000 AS "leftMs", (
  SELECT row_to_json(found) FROM (
    ${ACCOUNT} account.id = (sess #>> '{person,accountId}')::uuid GROUP BY account.id) AS found) AS account
FROM session WHERE sid = $1 AND expire >= now()`;
