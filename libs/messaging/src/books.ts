import {
  MOST_BOOK_ENTRIES,
  type BookEntries,
  type BookEntry,
  type BookRange,
  type ServiceName,
  type WaitingPlace,
} from '@waymark/contracts';
import type { Connections, Statement } from './connections.js';

/** What a service keeps of each referral, besides what it has said and heard. */
export interface KeptBook {
  readonly name: string;
  /** Gives `id` (uuid), `value` (how many; what is 0 is not there) and `since` (when it became so; null = long ago). */
  readonly sql: string;
}

interface EntryRow {
  readonly subject: string;
  readonly value: number;
  readonly due: number;
  readonly waits: WaitingPlace | null;
}

interface Book {
  readonly name: string;
  /** Subjects with their value, within $1 and $2. */
  readonly kept: string;
  /** The same with what is due and where the rest waits; $3 = what is younger is on its way. */
  readonly entries: string;
}

const LONGEST_SUBJECT = 36;
const LOWEST = '00000000-0000-0000-0000-000000000000';
const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * What this service keeps, as counts and sums of ranges of ids, so that two services can be compared without naming
 * everybody: equal sums are equal books. Ids and numbers only.
 */
export class Books {
  private readonly books: ReadonlyMap<string, Book>;

  constructor(
    private readonly connections: Connections,
    hears: readonly ServiceName[],
    keeps: readonly KeptBook[],
  ) {
    const all = [SAID, ...hears.map(heardOf), ...keeps.map(keptOf)];
    this.books = new Map(all.map((book) => [book.name, book]));
  }

  /** `undefined`: there is no such book here. `within`: how the ids begin. */
  async ranges(name: string, within: string): Promise<readonly BookRange[] | undefined> {
    const book = this.books.get(name);
    if (book === undefined) return undefined;
    const asked = [...boundsOf(within), within.length + 2];
    return this.connections.queryAll<BookRange>(rangesOf(book), asked);
  }

  async entries(
    name: string,
    within: string,
    settledBefore: string,
  ): Promise<BookEntries | undefined> {
    const book = this.books.get(name);
    if (book === undefined) return undefined;
    const asked = [...boundsOf(within), settledBefore];
    const rows = await this.connections.queryAll<EntryRow>(entriesOf(book), asked);
    return {
      entries: rows.slice(0, MOST_BOOK_ENTRIES).map(asEntry),
      more: rows.length > MOST_BOOK_ENTRIES,
    };
  }
}

const asEntry = ({ subject, value, due, waits }: EntryRow): BookEntry => ({
  ...{ subject, value, due },
  ...(waits !== null && { waits }),
});

const boundsOf = (within: string): [string, string] => [
  `${within}${LOWEST.slice(within.length)}`,
  `${within}${HIGHEST.slice(within.length)}`,
];

const rangesOf = ({ name, kept }: Book): Statement => ({
  name: `book ${name} ranges`,
  text: `
SELECT left(subject, $3) AS prefix, count(*)::int AS count,
  sum(hashtextextended(subject || ' ' || value, 0))::text AS checksum
FROM (${kept}) AS kept WHERE value > 0 GROUP BY 1 ORDER BY 1`,
});

const entriesOf = ({ name, entries }: Book): Statement => ({
  name: `book ${name} entries`,
  text: `SELECT subject, value, due, waits FROM (${entries}) AS kept
ORDER BY subject LIMIT ${MOST_BOOK_ENTRIES + 1}`,
});

// Bounds as long as an id sort like it in every collation; what is no id is about no referral.
const between = `subject BETWEEN $1 AND $2 AND length(subject) = ${LONGEST_SUBJECT}`;

// What was said again is on its way again: its time in the outbox is new.
const SAID: Book = {
  name: 'said',
  kept: `SELECT subject, sequence AS value FROM said WHERE ${between}`,
  entries: `
SELECT subject, sequence AS value,
  coalesce((SELECT min(young.sequence) - 1 FROM outbox AS young
    WHERE young.subject = said.subject AND young.created_at > $3), sequence) AS due,
  CASE WHEN EXISTS (SELECT FROM outbox AS kept
    WHERE kept.subject = said.subject AND kept.published_at IS NULL) THEN 'unpublished' END AS waits
FROM said WHERE ${between}`,
};

// A line may have nothing heard in it yet, and an event in quarantine may not even say whose line it stands in.
const heardOf = (producer: ServiceName): Book => ({
  name: `heard.${producer}`,
  kept: `
SELECT subject, sequence AS value FROM heard WHERE producer = '${producer}' AND ${between}`,
  entries: `
WITH waiting AS (
  SELECT subject, max(place) AS place FROM (
    SELECT subject, 'quarantined' AS place FROM quarantine
    WHERE state = 'waiting' AND (producer = '${producer}' OR producer IS NULL)
    UNION ALL SELECT subject, 'parked' FROM parked WHERE producer = '${producer}'
  ) AS places WHERE ${between} GROUP BY subject
), line AS (SELECT subject, sequence FROM heard WHERE producer = '${producer}' AND ${between})
SELECT subject, coalesce(sequence, 0) AS value, coalesce(sequence, 0) AS due,
  place AS waits
FROM line FULL JOIN waiting USING (subject)
WHERE $3::timestamptz IS NOT NULL`,
});

const keptOf = ({ name, sql }: KeptBook): Book => {
  const within = `FROM (${sql}) AS kept WHERE id BETWEEN $1::uuid AND $2::uuid`;
  return {
    name,
    kept: `SELECT id::text AS subject, value ${within}`,
    entries: `
SELECT id::text AS subject, value, CASE WHEN since > $3 THEN 0 ELSE value END AS due, NULL AS waits ${within}`,
  };
};
