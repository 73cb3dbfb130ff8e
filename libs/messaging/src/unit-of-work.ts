import type { NextEvent, WaymarkEvent } from '@waymark/contracts';
import type { Reader } from './connections.js';

/** One database transaction: what is stored, published and audited in it commits together, or not at all. */
export interface Transaction {
  /** Runs SQL inside the transaction, after everything buffered by `insert` has been written. */
  query<T = unknown>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /**
   * A query about one thing that is asked about many: what handlers give to the same SQL at the same time is sent at
   * once. `$1` is a JSON list of what each gave, with its `nth`; a row that comes back names by `nth` whose it is.
   */
  each<T = unknown>(sql: string, row: object): Promise<T[]>;
  /**
   * Waits until nobody else who shares this transaction holds the name, and holds it until the handler ends. Needed
   * where a handler reads and changes what is not its event's subject: row locks are the transaction's, not a handler's.
   */
  hold(name: string): Promise<void>;
  /**
   * Buffered; written as one multi-row INSERT a table before the next query and before commit. Keys are columns.
   * Values are given as they are: objects and lists for json columns (never `JSON.stringify`), lists for arrays, Date, Buffer.
   */
  insert(table: string, row: Readonly<Record<string, unknown>>, onConflict?: 'nothing'): void;
  /** Checked strictly against its class; numbered and written to the outbox at commit. */
  publish(next: NextEvent): void;
  /** One append-only line: who did what to which subject. */
  audit(entry: AuditEntry): void;
}

/** Who did what to which subject, and why. Codes and ids only, never a person's name or free text about her. */
export interface AuditEntry {
  readonly action: string;
  readonly subject: string;
  readonly by: string;
  readonly reason?: string;
}

/** The caller's `Idempotency-Key`: unique per organisation, bound to who sent it and the body it came with. */
export interface IdempotencyKey {
  readonly organisation: string;
  readonly key: string;
  /** SHA-256 of who sent it and of the body as it was sent. */
  readonly bodyHash: string;
}

/** What a command answers, stored with its key so that a repeat gets the same. */
export interface CommandResult<T extends object> {
  readonly status: number;
  readonly body: T;
}

/** Work that may share its transaction with other work that comes at the same time: it looks at nothing of theirs. */
export interface Together {
  /** Those who name the same are never together: one must see what the other has written. */
  readonly apartBy: readonly string[];
  /** How long it may wait for others; without it only those that are there already are together. */
  readonly withinMs?: number;
}

/** Runs work in a transaction whose state, inbox mark and outgoing events commit together. */
export abstract class UnitOfWork {
  /** Runs the work the first time the event is heard; later deliveries do nothing. Joins the batch it is called in. */
  abstract once(event: WaymarkEvent, work: (tx: Transaction) => Promise<void>): Promise<void>;

  /** For an HTTP command without a key, or a timer. The work may run twice. */
  abstract run<T>(work: (tx: Transaction) => Promise<T>, together?: Together): Promise<T>;

  /** Reads for somebody: rows that are not theirs are not there, whatever is asked. Nothing of theirs is changed. */
  abstract readFor<T>(reader: Reader, work: (tx: Transaction) => Promise<T>): Promise<T>;

  /** Same key and body: the first answer. Same key, other body: 422. Still running: 409. The work may run twice. */
  abstract command<T extends object>(
    key: IdempotencyKey | undefined,
    work: (tx: Transaction) => Promise<CommandResult<T>>,
    together?: Together,
  ): Promise<CommandResult<T>>;
}
