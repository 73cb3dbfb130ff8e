import type { OpenTransaction } from './open-transaction.js';

/** One line of events: what a producer says of a subject. */
export interface Line {
  readonly producer: string;
  readonly subject: string;
}

export interface Mark extends Line {
  readonly sequence: number;
}

/** A line, and where the events begin and end that are about to be heard of it; 0 where it is only looked at. */
export interface Expected extends Line {
  readonly first: number;
  readonly last: number;
}

/** What is known, and locked, before events are applied. */
export class Begun {
  constructor(
    /** Events that are new, each with the open quarantine entry it may have. */
    readonly claims: ReadonlyMap<string, string | undefined>,
    /** How far each line was heard until now. */
    readonly marks: readonly Mark[],
    /** How far each line is said to be heard if nothing further is said. */
    private readonly written: readonly Mark[],
    /** Something of these subjects waits for an earlier event or for its cause. */
    readonly isParked: boolean,
  ) {}

  /** The lines that are to be put right, so that all are where `moved` leaves them. */
  toPutRight(moved: readonly Mark[]): readonly Mark[] {
    const written = new Map(this.written.map((mark) => [keyOf(mark), mark.sequence]));
    const end = new Map([...this.marks, ...moved].map((mark) => [keyOf(mark), mark]));
    return [...end.values()].filter((mark) => written.get(keyOf(mark)) !== mark.sequence);
  }
}

interface Beginning {
  /** Null: all of them. */
  readonly fresh: readonly string[] | null;
  readonly set_aside: Readonly<Record<string, string>> | null;
  readonly moved: readonly [string, string, number][] | null;
  readonly stood: readonly [string, string, number][] | null;
  readonly is_parked: boolean;
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

/**
 * Claims events and locks their lines, in order. A line whose events follow on what was heard is moved past them at
 * once; what turns out otherwise has to be put right in the same transaction.
 */
export async function begin(
  tx: OpenTransaction,
  eventIds: readonly string[],
  lines: readonly Expected[],
): Promise<Begun> {
  const [row] = await tx.query<Beginning>(BEGIN, [
    eventIds,
    ...columnsOf(lines),
    lines.map(({ first }) => first),
    lines.map(({ last }) => last),
  ]);
  if (row === undefined) throw new Error('One row always comes back');
  const { set_aside: setAside, moved, stood } = row;
  const fresh = row.fresh ?? eventIds;
  const before = new Map(
    [...(stood ?? []), ...(moved ?? [])].map(([producer, subject, sequence]) => [
      keyOf({ producer, subject }),
      sequence,
    ]),
  );
  const isMoved = new Set((moved ?? []).map(([producer, subject]) => keyOf({ producer, subject })));
  const marks = lines.map((line) => ({ ...line, sequence: before.get(keyOf(line)) ?? line.last }));
  const written = marks.map((mark) =>
    isMoved.has(keyOf(mark)) ? { ...mark, sequence: mark.last } : mark,
  );
  const claims = new Map(fresh.map((id) => [id, setAside?.[id]]));
  return new Begun(claims, marks, written, row.is_parked);
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

export const keyOf = ({ producer, subject }: Line): string => `${producer} ${subject}`;

const columnsOf = (lines: readonly Line[]): [string[], string[]] => [
  lines.map(({ producer }) => producer),
  lines.map(({ subject }) => subject),
];

const BEGIN = {
  name: 'hearing begin',
  text: `
SELECT fresh, set_aside, moved, stood, is_parked
FROM begin_hearing($1::uuid[], $2::text[], $3::text[], $4::int[], $5::int[])`,
};

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
