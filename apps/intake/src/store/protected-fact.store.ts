import { Injectable } from '@nestjs/common';
import type {
  ProtectedFact,
  ProtectedFactEnd,
  ProtectedFactKind,
  ProtectedFactNeed,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { hasPart, readsForHolder, type FactReader } from '../domain/protected-facts.js';
import { IdentityCipher } from './identity-cipher.js';
import { maySee } from './may-see.js';
import type { ReferralState } from './referral-record.js';

export interface NewProtectedFact {
  readonly id: string;
  readonly referralId: string;
  readonly kind: ProtectedFactKind;
  readonly details: string;
  readonly neededFor: ProtectedFactNeed;
  readonly organisation: string;
  readonly team: string;
  /** `issuer|subject`. */
  readonly by: string;
  readonly at: Date;
}

/** What the reader has to do with a referral, and how many facts of it stand that they may read. */
export interface FoundPart {
  readonly state: ReferralState;
  /** As which team they write. */
  readonly team: string;
  /** Reads for the team that holds the person, and not only what they wrote. */
  readonly reads: boolean;
  readonly standing: number;
}

interface PartRow {
  readonly state: ReferralState;
  readonly team: string;
  readonly holder_name: string | null;
  readonly sent: boolean;
  readonly holds: boolean;
  readonly standing: number;
}

interface Row {
  readonly id: string;
  readonly kind: ProtectedFactKind;
  readonly needed_for: ProtectedFactNeed;
  readonly organisation: string;
  readonly team: string;
  readonly written_by: string;
  readonly written_at: Date;
  readonly ended_at: Date | null;
  readonly ended_because: ProtectedFactEnd | null;
}

const MOST_SHOWN = 100;
const COLUMNS = `id, kind, needed_for, organisation, team, written_by, written_at, ended_at, ended_because`;
const PART = `
SELECT r.state, r.team, ${maySee(2)} AS sent,
  holds_referral(r.id, $2) AS holds,
  (SELECT s.holder ->> 'name' FROM referral_progress s WHERE s.referral_id = r.id
    ORDER BY s.sequence DESC LIMIT 1) AS holder_name,
  (SELECT count(*)::int FROM protected_fact f
    WHERE f.referral_id = r.id AND f.ended_at IS NULL) AS standing
FROM referral r WHERE r.id = $1`;

/** Facts that are told apart from the form; what they say is sealed to their row, and gone once they have ended. */
@Injectable()
export class ProtectedFactStore {
  constructor(private readonly cipher: IdentityCipher) {}

  /** Undefined for whoever neither sent the referral nor reads for the team that holds it. */
  async partOf(
    tx: Transaction,
    referralId: string,
    reader: FactReader,
  ): Promise<FoundPart | undefined> {
    const { organisation, subject } = reader;
    const [row] = await tx.query<PartRow>(PART, [referralId, organisation, subject, ['sender']]);
    if (row === undefined || !hasPart(reader, row)) return undefined;
    const { state, standing } = row;
    const reads = readsForHolder(reader, row);
    return { state, standing, reads, team: reads ? (row.holder_name ?? row.team) : row.team };
  }

  add(tx: Transaction, fact: NewProtectedFact): void {
    const { id, referralId, kind, details, neededFor, organisation, team, by, at } = fact;
    tx.insert('protected_fact', {
      ...{ id, referral_id: referralId, kind, needed_for: neededFor, organisation, team },
      details: this.cipher.seal(details, cellOf(id)),
      written_by: by,
      written_at: at,
    });
  }

  /** The newest first, without what they say. */
  async of(tx: Transaction, referralId: string): Promise<readonly ProtectedFact[]> {
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM protected_fact WHERE referral_id = $1
       ORDER BY written_at DESC, id LIMIT ${String(MOST_SHOWN)}`,
      [referralId],
    );
    return rows.map(factOf);
  }

  async find(tx: Transaction, referralId: string, id: string): Promise<ProtectedFact | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM protected_fact WHERE referral_id = $1 AND id = $2`,
      [referralId, id],
    );
    return row && factOf(row);
  }

  /** Undefined where it has ended. */
  async detailsOf(tx: Transaction, id: string): Promise<string | undefined> {
    const [row] = await tx.query<{ readonly details: string | null }>(
      'SELECT details FROM protected_fact WHERE id = $1',
      [id],
    );
    const sealed = row?.details ?? undefined;
    return sealed && this.cipher.open(sealed, cellOf(id));
  }

  /** What it said is erased; that it was there, and who ended it, stays. */
  async end(
    tx: Transaction,
    id: string,
    { because, by, at }: { because: ProtectedFactEnd; by: string; at: Date },
  ): Promise<void> {
    await tx.query(
      `UPDATE protected_fact SET details = NULL, ended_at = $2, ended_because = $3, ended_by = $4
       WHERE id = $1 AND ended_at IS NULL`,
      [id, at, because, by],
    );
  }
}

const cellOf = (row: string) => ({ table: 'protected_fact', row, column: 'details' });

const factOf = (row: Row): ProtectedFact => ({
  factId: row.id,
  kind: row.kind,
  neededFor: row.needed_for,
  organisation: row.organisation,
  team: row.team,
  writtenBy: row.written_by,
  writtenAt: row.written_at.toISOString(),
  ...(row.ended_at !== null && { endedAt: row.ended_at.toISOString() }),
  ...(row.ended_because !== null && { endedBecause: row.ended_because }),
});
