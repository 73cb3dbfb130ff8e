import type { OpenTransaction } from './open-transaction.js';

/** One line of events: what a producer says of a subject. */
export interface Line {
  readonly producer: string;
  readonly subject: string;
}

export interface Mark extends Line {
  readonly sequence: number;
}

interface Claim {
  readonly event_id: string;
  readonly quarantine_id: string | null;
}

/** Claims events; what comes back is new, each with the open quarantine entry it may have. */
export async function claim(
  tx: OpenTransaction,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const claims = await tx.query<Claim>(CLAIM, [eventIds]);
  return new Map(claims.map((row) => [row.event_id, row.quarantine_id ?? undefined]));
}

/** Locks lines, in order, and reads how far each was heard. A line must exist to be locked, so it is made. */
export function lockLines(tx: OpenTransaction, lines: readonly Line[]): Promise<Mark[]> {
  return tx.query<Mark>(LOCK, columnsOf(lines));
}

/** Locks further lines if nobody else holds them; these may be out of order, so waiting could cross another's wait. */
export function lockFurtherLines(tx: OpenTransaction, lines: readonly Line[]): Promise<Mark[]> {
  return tx.query<Mark>(LOCK_FURTHER, columnsOf(lines));
}

export async function advance(tx: OpenTransaction, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  await tx.query(ADVANCE, [...columnsOf(marks), marks.map(({ sequence }) => sequence)]);
}

const columnsOf = (lines: readonly Line[]): [string[], string[]] => [
  lines.map(({ producer }) => producer),
  lines.map(({ subject }) => subject),
];

// Sorted ids: two readers of the same events wait for each other in one direction only.
const CLAIM = {
  name: 'inbox claim',
  text: `
WITH claimed AS (
  INSERT INTO inbox (event_id)
  SELECT id FROM unnest($1::uuid[]) AS id ORDER BY id
  ON CONFLICT DO NOTHING RETURNING event_id
)
SELECT claimed.event_id, quarantine.id AS quarantine_id
FROM claimed LEFT JOIN quarantine
  ON quarantine.event_id = claimed.event_id AND quarantine.state = 'waiting'`,
};

const LOCK = {
  name: 'heard lock',
  text: `
INSERT INTO heard (producer, subject, sequence)
SELECT producer, subject, 0 FROM unnest($1::text[], $2::text[]) AS line (producer, subject)
ORDER BY producer, subject
ON CONFLICT (producer, subject) DO UPDATE SET sequence = heard.sequence
RETURNING producer, subject, sequence`,
};

const LOCK_FURTHER = {
  name: 'heard lock further',
  text: `
SELECT producer, subject, heard.sequence
FROM heard JOIN unnest($1::text[], $2::text[]) AS line (producer, subject) USING (producer, subject)
ORDER BY producer, subject
FOR UPDATE OF heard NOWAIT`,
};

const ADVANCE = {
  name: 'heard advance',
  text: `
UPDATE heard SET sequence = line.sequence
FROM unnest($1::text[], $2::text[], $3::int[]) AS line (producer, subject, sequence)
WHERE heard.producer = line.producer AND heard.subject = line.subject`,
};
