import type { Statement } from './connections.js';
import {
  ENTRIES,
  NO_SEAL,
  SEALS_AFTER,
  sealHash,
  type Seal,
  type SealedEntry,
} from './audit-chain.js';

/** Asks the database of one service. */
export type Ask = <Row>(statement: Statement, values?: readonly unknown[]) => Promise<Row[]>;

/** A seal that was written down elsewhere, such as in the logs: `12:<hash in hex>`. */
export interface KnownSeal {
  readonly id: number;
  readonly hash: string;
}

/** What became of the audit of one service. */
export interface AuditProof {
  readonly seals: number;
  readonly entries: number;
  /** Younger than the last seal: nothing is said of them yet. */
  readonly unsealed: number;
  /** The first seal that does not hold, and why; absent where all of them do. */
  readonly broken?: { readonly seal: number; readonly why: string };
}

const SEALS_AT_ONCE = 500;

/** Goes through the whole chain, a seal at a time: memory does not grow with it. */
export async function proveAudit(ask: Ask, known?: KnownSeal): Promise<AuditProof> {
  let before: Seal = NO_SEAL;
  let entries = 0;
  let knownHolds = known === undefined;
  for (;;) {
    const seals = await ask<Seal>(SEALS_AFTER, [before.id, SEALS_AT_ONCE]);
    for (const seal of seals) {
      const why = await whyBroken(ask, before, seal);
      if (why !== undefined) return proofOf(ask, before, entries, { seal: seal.id, why });
      if (seal.id === known?.id) knownHolds = seal.hash.toString('hex') === known.hash;
      before = seal;
      entries += seal.entries;
    }
    if (seals.length < SEALS_AT_ONCE) break;
  }
  return knownHolds || known === undefined
    ? proofOf(ask, before, entries)
    : proofOf(ask, before, entries, {
        seal: known.id,
        why: 'it is not the one that was written down: entries and seals were replaced or taken away',
      });
}

async function whyBroken(ask: Ask, before: Seal, seal: Seal): Promise<string | undefined> {
  if (seal.id !== before.id + 1) return `seal ${String(before.id + 1)} is missing`;
  const entries = await ask<SealedEntry>(ENTRIES, [
    before.lastEntry,
    seal.lastEntry,
    seal.entries + 1,
  ]);
  if (entries.length < seal.entries) return 'an entry was taken out';
  if (entries.length > seal.entries) return 'an entry was slipped in';
  if (!sealHash(before.hash, entries).equals(seal.hash))
    return 'an entry or the seal itself was changed';
  return undefined;
}

async function proofOf(
  ask: Ask,
  { id, lastEntry }: Seal,
  entries: number,
  broken?: AuditProof['broken'],
): Promise<AuditProof> {
  const [row] = await ask<{ unsealed: number }>(UNSEALED, [lastEntry]);
  const unsealed = row?.unsealed ?? 0;
  return { seals: id, entries, unsealed, ...(broken !== undefined && { broken }) };
}

const UNSEALED = {
  name: 'audit unsealed',
  text: 'SELECT count(*)::int AS unsealed FROM audit WHERE id > $1',
};
