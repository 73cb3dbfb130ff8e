import { Injectable } from '@nestjs/common';
import { Database } from '@waymark/platform';
import type { GeographyKind } from './geography-import.store.js';

/** How long what is in force is believed without asking again: an import is seen that much later. */
const BELIEVED_MS = 10_000;

/** Which tables of postcodes and practices are loaded? */
@Injectable()
export class GeographyEditionsView {
  private known: { readonly kinds: ReadonlySet<GeographyKind>; readonly until: number } | undefined;

  constructor(private readonly database: Database) {}

  async isLoaded(kind: GeographyKind, now: Date): Promise<boolean> {
    if (this.known === undefined || this.known.until <= now.getTime()) {
      const rows = await this.database.query<{ kind: GeographyKind }>(
        'SELECT kind FROM geography_edition',
      );
      const kinds = new Set(rows.map((row) => row.kind));
      this.known = { kinds, until: now.getTime() + BELIEVED_MS };
    }
    return this.known.kinds.has(kind);
  }
}
