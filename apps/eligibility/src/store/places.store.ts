import { Injectable } from '@nestjs/common';
import type { Transaction } from '@waymark/messaging';

/** A list of places as it was loaded. */
export interface StoredPlaces {
  readonly revision: number;
  readonly content: unknown;
}

const NONE: StoredPlaces = { revision: 1, content: { places: [] } };

/** Every list of places that ever gave its names to a judgement. */
@Injectable()
export class PlacesStore {
  async newest(tx: Transaction): Promise<StoredPlaces> {
    const [row] = await tx.query<StoredPlaces>(
      'SELECT revision, content FROM place_list_revision ORDER BY revision DESC LIMIT 1',
    );
    return row ?? NONE;
  }

  async inRevision(tx: Transaction, revision: number): Promise<unknown> {
    const [row] = await tx.query<StoredPlaces>(
      'SELECT revision, content FROM place_list_revision WHERE revision = $1',
      [revision],
    );
    return row?.content;
  }

  /** The number of the list; a list other than the newest gets the next one. Called under the lock of the criteria. */
  async keep(tx: Transaction, content: unknown, contentHash: string): Promise<number> {
    const [last] = await tx.query<{ revision: number; content_hash: string }>(
      'SELECT revision, content_hash FROM place_list_revision ORDER BY revision DESC LIMIT 1',
    );
    if (last?.content_hash === contentHash) return last.revision;
    const revision = (last?.revision ?? 0) + 1;
    tx.insert('place_list_revision', { revision, content_hash: contentHash, content });
    return revision;
  }
}
