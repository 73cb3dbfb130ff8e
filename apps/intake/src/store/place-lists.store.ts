import { Injectable } from '@nestjs/common';
import type { PlaceChoice } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { PlaceList } from '../domain/place-list.js';

/** Each list of places that was ever read: what a referral's places were called stays what they were called. */
@Injectable()
export class PlaceListsStore {
  private readonly read = new Map<string, ReadonlyMap<string, string>>();

  keep(tx: Transaction, { revision, choices }: PlaceList, at: Date): void {
    const row = { revision, places: choices, first_read_at: at };
    tx.insert('place_list', row, 'nothing');
  }

  /** Key → name; a revision never changes, so each is read once. */
  async names(tx: Transaction, revision: string): Promise<ReadonlyMap<string, string>> {
    const known = this.read.get(revision);
    if (known !== undefined) return known;
    const [row] = await tx.query<{ places: readonly PlaceChoice[] }>(
      'SELECT places FROM place_list WHERE revision = $1',
      [revision],
    );
    const names = new Map((row?.places ?? []).map(({ key, name }) => [key, name]));
    if (row !== undefined) this.read.set(revision, names);
    return names;
  }
}
