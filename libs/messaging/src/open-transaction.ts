import type { NextEvent, ServiceName } from '@waymark/contracts';
import { currentOrigin } from '@waymark/platform';
import { BufferedInserts } from './buffered-inserts.js';
import type { Connection, Reader, Statement } from './connections.js';
import { Gathering } from './gathering.js';
import { Holding, type Turn } from './holding.js';
import { Outgoing } from './outgoing.js';
import type { Lane } from './topics.js';
import type { AuditEntry, Transaction } from './unit-of-work.js';

type State = 'open' | 'failed' | 'closed';

/** What a transaction is told about its surroundings. */
interface Ground {
  readonly service: ServiceName;
  readonly now: () => Date;
  /** Whose part of the transaction is being done. */
  readonly turn: () => Turn;
  /** For whom it only reads; absent for the service's own work. */
  readonly reader?: Reader;
}

/** A transaction on one connection. Whatever fails in it, even if the failure is caught, nothing of it is committed. */
export class OpenTransaction implements Transaction {
  readonly holding = new Holding();
  private readonly inserts = new BufferedInserts();
  private readonly outgoing: Outgoing;
  private readonly entries: (AuditEntry & { readonly from: string | undefined })[] = [];
  private readonly gathering = new Gathering((sql, rows) => this.queryForAll(sql, rows));
  private lanes: readonly Lane[] = [];
  private state: State = 'open';
  private failure: unknown;
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly connection: Connection,
    private readonly ground: Ground,
  ) {
    this.outgoing = new Outgoing(ground.service, ground.now);
  }

  static async begin(connection: Connection, ground: Ground): Promise<OpenTransaction> {
    await connection.begin(ground.reader);
    return new OpenTransaction(connection, ground);
  }

  query<T = unknown>(sql: Statement | string, params: readonly unknown[] = []): Promise<T[]> {
    this.mustBeOpen();
    return this.inTurn(async () => {
      await this.writeInserts();
      return this.connection.query<T>(sql, params);
    });
  }

  async each<T = unknown>(sql: string, row: object): Promise<T[]> {
    this.mustBeOpen();
    return (await this.gathering.ask(sql, row)) as readonly unknown[] as T[];
  }

  hold(name: string): Promise<void> {
    this.mustBeOpen();
    return this.holding.take(name, this.ground.turn());
  }

  insert(table: string, row: Readonly<Record<string, unknown>>, onConflict?: 'nothing'): void {
    this.mustBeOpen();
    this.inserts.add(table, row, onConflict);
  }

  publish(next: NextEvent): void {
    this.mustBeOpen();
    this.outgoing.add(next);
  }

  audit(entry: AuditEntry): void {
    this.mustBeOpen();
    this.entries.push({ ...entry, from: currentOrigin() });
  }

  /** Writes what is buffered, so that what is wrong with it shows now. */
  flush(): Promise<void> {
    this.mustBeOpen();
    return this.inTurn(() => this.writeInserts());
  }

  /** Whoever sees part of the work fail says so here: catching the error does not save the rest. */
  fail(error: unknown): void {
    if (this.state !== 'open') return;
    this.state = 'failed';
    this.failure = error;
  }

  async commit(): Promise<void> {
    await this.last;
    if (this.state !== 'open') throw this.failure;
    for (const { action, subject, by, reason, from } of this.entries) {
      this.inserts.add('audit', { action, subject, done_by: by, reason, came_from: from });
    }
    this.state = 'closed';
    await this.writeInserts();
    this.lanes = await this.outgoing.write(this.connection);
    await this.connection.commit();
  }

  async rollback(): Promise<void> {
    this.state = 'closed';
    await this.last;
    await this.connection.rollback();
  }

  /** The lanes on which it said something, once it is committed. */
  get said(): readonly Lane[] {
    return this.lanes;
  }

  private queryForAll<T>(sql: string, rows: () => string): Promise<T[]> {
    return this.inTurn(async () => {
      await everybodyHasAsked();
      const all = rows();
      await this.writeInserts();
      return this.connection.query<T>(sql, [all]);
    });
  }

  private async writeInserts(): Promise<void> {
    const inserts = this.inserts.take();
    if (inserts.length > 0) await this.connection.insert(inserts);
  }

  // One statement at a time on the connection, in the order asked for, also when a handler does not wait.
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(() => {
      if (this.state === 'failed') throw this.failure;
      return work();
    });
    this.last = turn.catch((error: unknown) => {
      this.fail(error);
    });
    return turn;
  }

  private mustBeOpen(): void {
    if (this.state === 'failed') throw this.failure;
    if (this.state === 'closed')
      throw new Error('The transaction is over: was something not awaited?');
  }
}

// What runs side by side has then gone as far as it can without an answer.
const everybodyHasAsked = (): Promise<void> =>
  new Promise((resolve) => {
    process.nextTick(resolve);
  });
