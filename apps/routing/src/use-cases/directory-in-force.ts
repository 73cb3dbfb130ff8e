import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';
import type { Directory } from '../domain/directory.js';
import { DirectoryStore } from '../store/directory.store.js';

/** The directory that decisions are made from: kept in memory, read again when its revision has moved. */
@Injectable()
export class DirectoryInForce {
  private known: { readonly revision: number; readonly directory: Directory } | undefined;

  constructor(private readonly store: DirectoryStore) {}

  isEmpty(): boolean {
    return this.known === undefined;
  }

  /** What is in force as far as this instance knows; enough to open a record. */
  get latest(): Directory {
    if (this.known === undefined) throw new Error('No directory has been loaded yet');
    return this.known.directory;
  }

  /** What is in force at a revision that was read in this transaction. */
  async at(tx: Transaction, revision: number): Promise<Directory> {
    if (this.known?.revision !== revision) await this.refresh(tx);
    return this.latest;
  }

  /** Never in a transaction that has changed the directory itself: what is rolled back must not be remembered. */
  async refresh(tx: Transaction): Promise<void> {
    this.known = await this.store.read(tx);
  }

  /** Reads it again where another instance has changed it meanwhile. */
  async keepUp(tx: Transaction): Promise<void> {
    const revision = await this.store.revision(tx);
    if (revision !== undefined) await this.at(tx, revision);
  }

  /** As it will be once this transaction is committed; not remembered. */
  async asChangedIn(tx: Transaction): Promise<Directory> {
    return (await this.store.read(tx))?.directory ?? this.latest;
  }
}
