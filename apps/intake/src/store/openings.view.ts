import { Injectable } from '@nestjs/common';
import type {
  GlassReason,
  Opening,
  Openings,
  OpeningVerdict,
  ReviewOpening,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { reviewBy } from '../domain/opening-review.js';
import { IdentityCipher } from './identity-cipher.js';

const ROWS_A_PAGE = 50;
const MOST_SHOWN = 200;

interface Row {
  readonly id: string;
  readonly referral_id: string;
  readonly reference: string;
  readonly organisation: string;
  readonly subject: string;
  readonly because: GlassReason;
  readonly words: string;
  readonly opened_at: Date;
  readonly until_at: Date;
  readonly verdict: OpeningVerdict | null;
  readonly review_words: string | null;
  readonly reviewed_by: string | null;
  readonly reviewed_at: Date | null;
}

const OPENINGS = `
SELECT o.*, r.reference, v.verdict, v.words AS review_words, v.reviewed_by, v.reviewed_at
FROM opening o JOIN referral r ON r.id = o.referral_id LEFT JOIN opening_review v ON v.opening_id = o.id`;

/** Who has opened what without being named, and whether somebody has looked at it. */
@Injectable()
export class OpeningsView {
  constructor(private readonly cipher: IdentityCipher) {}

  /** Those that wait come first, the oldest first; then what was looked at, the newest first. */
  async page(tx: Transaction, organisation: string, wanted: number): Promise<Openings> {
    const [counted] = await tx.query<{ total: number; waiting: number }>(
      `SELECT count(*)::int AS total, count(*) FILTER (WHERE v.opening_id IS NULL)::int AS waiting
       FROM opening o LEFT JOIN opening_review v ON v.opening_id = o.id WHERE o.organisation = $1`,
      [organisation],
    );
    const { total = 0, waiting = 0 } = counted ?? {};
    const page = (wanted - 1) * ROWS_A_PAGE < total ? wanted : 1;
    const rows = await tx.query<Row>(
      `${OPENINGS} WHERE o.organisation = $1
       ORDER BY v.opening_id IS NOT NULL, CASE WHEN v.opening_id IS NULL THEN o.opened_at END,
         v.reviewed_at DESC, o.id LIMIT ${String(ROWS_A_PAGE)} OFFSET $2`,
      [organisation, (page - 1) * ROWS_A_PAGE],
    );
    return { openings: rows.map((row) => this.openingOf(row)), total, waiting, page };
  }

  async ofReferral(tx: Transaction, id: string): Promise<readonly Opening[]> {
    const rows = await tx.query<Row>(
      `${OPENINGS} WHERE o.referral_id = $1 ORDER BY o.opened_at DESC, o.id LIMIT ${String(MOST_SHOWN)}`,
      [id],
    );
    return rows.map((row) => this.openingOf(row));
  }

  async find(tx: Transaction, id: string, organisation: string): Promise<Opening | undefined> {
    const [row] = await tx.query<Row>(`${OPENINGS} WHERE o.id = $1 AND o.organisation = $2`, [
      id,
      organisation,
    ]);
    return row && this.openingOf(row);
  }

  /** False: somebody has looked at it already. */
  async review(
    tx: Transaction,
    id: string,
    { verdict, words }: ReviewOpening,
    { by, at }: { readonly by: string; readonly at: Date },
  ): Promise<boolean> {
    const said = words?.trim() ?? '';
    const sealed = said === '' ? null : this.cipher.seal(said, cellOf('opening_review', id));
    const added = await tx.query(
      `INSERT INTO opening_review (opening_id, verdict, words, reviewed_by, reviewed_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING opening_id`,
      [id, verdict, sealed, by, at],
    );
    return added.length > 0;
  }

  private openingOf(row: Row): Opening {
    const { id, verdict, review_words: said, reviewed_by: by, reviewed_at: at } = row;
    return {
      openingId: id,
      referralId: row.referral_id,
      reference: row.reference,
      organisation: row.organisation,
      by: row.subject,
      at: row.opened_at.toISOString(),
      until: row.until_at.toISOString(),
      because: row.because,
      words: this.cipher.open(row.words, cellOf('opening', id)),
      reviewBy: reviewBy(row.opened_at),
      ...(verdict !== null &&
        by !== null &&
        at !== null && {
          review: {
            ...{ verdict, by, at: at.toISOString() },
            ...(said !== null && { words: this.cipher.open(said, cellOf('opening_review', id)) }),
          },
        }),
    };
  }
}

const cellOf = (table: string, row: string) => ({ table, row, column: 'words' });
