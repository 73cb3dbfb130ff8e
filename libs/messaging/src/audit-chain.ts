import { createHash } from 'node:crypto';

/** An entry of the audit as it is sealed: times as UTC text with microseconds, numbers as text. */
export interface SealedEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly subject: string;
  readonly by: string;
  readonly reason: string | null;
  /** Null: it is not said; entries from before it was kept hold as they were sealed. */
  readonly from: string | null;
}

export interface Seal {
  readonly id: number;
  readonly lastEntry: string;
  readonly entries: number;
  readonly hash: Buffer;
}

/** Before the first seal. */
export const NO_SEAL: Seal = { id: 0, lastEntry: '0', entries: 0, hash: Buffer.alloc(32) };

/** The hash of a seal: over the hash of the one before it and its entries in their order. */
export function sealHash(before: Buffer, entries: readonly SealedEntry[]): Buffer {
  const hash = createHash('sha256').update(before);
  for (const { id, at, action, subject, by, reason, from } of entries) {
    const sealed = [id, at, action, subject, by, reason];
    hash.update(JSON.stringify(from === null ? sealed : [...sealed, from]));
  }
  return hash.digest();
}

/** Entries after one number up to another, `$3` at most. */
export const ENTRIES = {
  name: 'audit entries',
  text: `
SELECT id::text, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at,
       action, subject, done_by AS by, reason, came_from AS "from"
FROM audit WHERE id > $1 AND id <= $2 ORDER BY audit.id LIMIT $3`,
};

export const SEALS_AFTER = {
  name: 'audit seals after',
  text: `
SELECT id::int, last_entry::text AS "lastEntry", entries, hash
FROM audit_seal WHERE id > $1 ORDER BY id LIMIT $2`,
};
