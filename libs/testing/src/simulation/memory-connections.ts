import { type Connection, Connections, type Insert, type Statement } from '@waymark/messaging';
import type { Statements } from './hearing-statements.js';
import {
  DatabaseSays,
  type MemoryDatabase,
  type MemoryTransaction,
  type Row,
  type Work,
} from './memory-database.js';
import type { Host, Schedule } from './schedule.js';

/** How often a link to the database breaks: before a statement is done, or after it and before the answer is there. */
export interface DatabaseFaults {
  cutBefore: number;
  cutAfter: number;
  /** How often an answer takes its time. */
  slowAnswer: number;
}

interface Surroundings {
  readonly host: Host;
  readonly schedule: Schedule;
  readonly faults: DatabaseFaults;
  readonly database: MemoryDatabase;
  readonly statements: Statements;
}

const INSERT = /^INSERT INTO "(\w+)" .*?(ON CONFLICT DO NOTHING)?$/s;

/** A process's way to a database in memory: each statement is done, and each answer comes, when the schedule says so. */
export class MemoryConnections extends Connections {
  private readonly open = new Set<MemoryConnection>();

  constructor(private readonly around: Surroundings) {
    super();
  }

  override lease(): Promise<Connection> {
    const connection = new MemoryConnection(this.around, () => this.open.delete(connection));
    this.open.add(connection);
    return Promise.resolve(connection);
  }

  /** The server notices that the process is gone. */
  cut(): void {
    for (const connection of [...this.open]) connection.cut();
  }
}

class MemoryConnection implements Connection {
  private tx: MemoryTransaction | undefined;
  /** That of a statement on its own, while it is at work. */
  private brief: MemoryTransaction | undefined;
  private isCut = false;

  constructor(
    private readonly around: Surroundings,
    private readonly closed: () => void,
  ) {}

  query<RowOf>(sql: Statement | string, values: readonly unknown[] = []): Promise<RowOf[]> {
    const { what, work } = this.workOf(sql);
    return this.ask(what, (tx) => work(tx, values)) as Promise<unknown> as Promise<RowOf[]>;
  }

  async insert(inserts: readonly Insert[]): Promise<void> {
    for (const { statement, rows } of inserts) await this.query(statement, [rows]);
  }

  begin(): Promise<void> {
    return this.atOnce('begin', () => {
      this.tx = this.around.database.begin();
    });
  }

  commit(): Promise<void> {
    return this.atOnce('commit', () => {
      const { tx } = this;
      this.tx = undefined;
      if (tx === undefined) throw new DatabaseSays('25P01', 'no transaction');
      if (tx.failed) {
        tx.rollback();
        throw new Error('The transaction had failed and was rolled back');
      }
      tx.commit();
    });
  }

  rollback(): Promise<void> {
    return this.atOnce('rollback', () => {
      this.tx?.rollback();
      this.tx = undefined;
    });
  }

  release(): void {
    this.tx?.rollback();
    this.brief?.rollback();
    this.tx = undefined;
    this.closed();
  }

  cut(): void {
    this.isCut = true;
    this.release();
  }

  private async atOnce(what: string, done: () => void): Promise<void> {
    await this.ask(what, function* () {
      done();
      yield* [];
      return [];
    });
  }

  private workOf(sql: Statement | string): Named {
    const what = typeof sql === 'string' ? sql : sql.name;
    const known = this.around.statements[what];
    if (known !== undefined) return { what, work: known };
    const [, table, orNothing] = INSERT.exec(typeof sql === 'string' ? sql : sql.text) ?? [];
    if (table === undefined) throw new Error(`The database in memory knows no “${what}”`);
    return {
      what: `insert ${table}`,
      work: (tx, [rows]) => inserted(tx, table, rows as string, orNothing !== undefined),
    };
  }

  private ask(what: string, begin: (tx: MemoryTransaction) => Work): Promise<readonly Row[]> {
    const { host, schedule, faults } = this.around;
    return new Promise((resolve, reject) => {
      const lost = (): void => {
        reject(new Error('Connection terminated unexpectedly'));
      };
      schedule.add({
        what,
        host,
        run: () => {
          if (!this.isCut && schedule.random.chance(faults.cutBefore)) this.cut();
          if (this.isCut) lost();
          else {
            const own = this.tx === undefined && what !== 'begin' && what !== 'rollback';
            this.perform(what, this.tx ?? this.around.database.begin(), begin, own, (end) => {
              this.answer(what, end, resolve, reject);
            });
          }
        },
      });
    });
  }

  private perform(
    what: string,
    tx: MemoryTransaction,
    begin: (tx: MemoryTransaction) => Work,
    isOwn: boolean,
    done: (end: End) => void,
  ): void {
    if (tx.failed && what !== 'commit' && what !== 'rollback') {
      done({ error: new DatabaseSays('25P02', 'the transaction is aborted') });
      return;
    }
    if (isOwn) this.brief = tx;
    const work = begin(tx);
    const goOn = (): void => {
      if (this.isCut) {
        done({ error: new Error('Connection terminated unexpectedly') });
        return;
      }
      try {
        const rows = this.advance(what, tx, work, goOn);
        if (rows === undefined) return;
        if (isOwn && what !== 'commit') tx.commit();
        done({ rows });
      } catch (error) {
        tx.failed = true;
        if (isOwn) tx.rollback();
        done({ error });
      }
    };
    goOn();
  }

  /** The rows; nothing while a lock is waited for. */
  private advance(
    what: string,
    tx: MemoryTransaction,
    work: Work,
    goOn: () => void,
  ): readonly Row[] | undefined {
    const { database, schedule, host } = this.around;
    let lock = pending.get(work);
    for (;;) {
      if (lock === undefined) {
        const next = work.next();
        if (next.done === true) return next.value;
        lock = next.value;
      }
      const { name, orElse } = lock;
      const holder = database.take(name, tx);
      if (holder !== tx) {
        if (orElse !== undefined) throw orElse;
        if (database.isWaitingFor(holder, tx)) throw new DatabaseSays('40P01', 'deadlock detected');
        tx.waitsFor = name;
        pending.set(work, lock);
        const wake = (): void => {
          schedule.add({ what: `${what} goes on`, host, run: goOn });
        };
        database.waitFor(name, { tx, wake });
        return undefined;
      }
      tx.waitsFor = undefined;
      pending.delete(work);
      lock = undefined;
    }
  }

  private answer(
    what: string,
    end: End,
    resolve: (rows: readonly Row[]) => void,
    reject: (error: unknown) => void,
  ): void {
    const { host, schedule, faults } = this.around;
    const tell = (): void => {
      if (schedule.random.chance(faults.cutAfter)) this.cut();
      if (this.isCut) reject(new Error('Connection terminated unexpectedly'));
      else if ('error' in end) reject(end.error);
      else resolve(end.rows);
    };
    if (schedule.random.chance(faults.slowAnswer)) {
      schedule.add({ what: `${what} answers`, host, run: tell });
    } else if (host.isAlive) tell();
  }
}

interface Named {
  readonly what: string;
  readonly work: Statements[string];
}

type End = { readonly rows: readonly Row[] } | { readonly error: unknown };

const pending = new WeakMap<Work, { readonly name: string; readonly orElse?: Error }>();

function* inserted(tx: MemoryTransaction, table: string, rows: string, orNothing: boolean): Work {
  for (const row of JSON.parse(rows) as Row[]) {
    const isIn = yield* tx.insert(table, row);
    if (!isIn && !orNothing) throw new DatabaseSays('23505', 'duplicate key', table);
  }
  return [];
}
