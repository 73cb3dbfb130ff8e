import { Injectable } from '@nestjs/common';
import type { Day, Nation, PracticeChoice, PracticesFound } from '@waymark/contracts';
import { Database } from '@waymark/platform';
import type { Practice } from '../domain/area-codes.js';

const MOST_FOUND = 20;

interface Row {
  readonly code: string;
  readonly name: string;
  readonly postcode: string | null;
  readonly board: string | null;
  readonly nation: Nation | null;
  readonly closed_on: Day | null;
  readonly is_open: boolean;
}

/** A practice and the postcode it is at. */
export interface PlacedPractice {
  readonly practice: Practice;
  readonly postcode?: string;
}

/** Which GP practice has this code, and which are called like this? */
@Injectable()
export class PracticesView {
  constructor(private readonly database: Database) {}

  async of(code: string): Promise<PlacedPractice | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT code, name, postcode, board, nation, closed_on, is_open FROM practice WHERE code = $1`,
      [code],
    );
    return row && placed(row);
  }

  /** Open on the day; every word must occur. The code itself first, then names that begin so. */
  async search(words: readonly string[], on: Day): Promise<PracticesFound> {
    const rows = await this.database.query<PracticeChoice>(SEARCH, [words, on, MOST_FOUND + 1]);
    return { practices: rows.slice(0, MOST_FOUND), more: rows.length > MOST_FOUND };
  }
}

const SEARCH = `
SELECT code, name, address FROM practice
WHERE is_gp AND is_open AND (closed_on IS NULL OR closed_on >= $2)
  AND (SELECT bool_and(strpos(search, word) > 0) FROM unnest($1::text[]) AS word)
ORDER BY lower(code) <> $1[1], NOT starts_with(search, array_to_string($1, ' ')), name, code
LIMIT $3`;

const placed = (row: Row): PlacedPractice => ({
  practice: {
    code: row.code,
    name: row.name,
    ...(row.board !== null && { board: row.board }),
    ...(row.nation !== null && { outside: row.nation }),
    ...(row.closed_on !== null && { closedOn: row.closed_on }),
    ...(!row.is_open && row.closed_on === null && { notOpen: true }),
  },
  ...(row.postcode !== null && { postcode: row.postcode }),
});
