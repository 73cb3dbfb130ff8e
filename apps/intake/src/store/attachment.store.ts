import { Injectable } from '@nestjs/common';
import type { AttachmentKind, AttachmentView, ScanState } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { IdentityCipher } from './identity-cipher.js';
import type { ReferralState } from './referral-record.js';

export interface NewAttachment extends Omit<AttachmentView, 'addedAt'> {
  readonly referralId: string;
  readonly content: Buffer;
  readonly addedAt: Date;
  /** `issuer|subject`. */
  readonly subject: string;
}

interface Row {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly bytes: number;
  readonly details: string;
  readonly scan: ScanState;
  readonly added_at: Date;
}

/** A file that was held, as far as it may be spoken of. */
export interface ScannedAttachment {
  readonly referralId: string;
  readonly attachmentId: string;
  readonly kind: AttachmentKind;
  readonly byTeam: string;
  readonly urgent: boolean;
  readonly isOpen: boolean;
}

/** Sealed: what a file is called may say who it is about. */
interface Details {
  readonly fileName: string;
  readonly addedBy: string;
}

interface ScannedRow extends Pick<Row, 'kind' | 'details'> {
  readonly referral_id: string;
  readonly urgent: boolean;
  readonly state: ReferralState;
}

const COLUMNS = 'id, kind, bytes, details, scan, added_at';

/** Files of referrals; names and contents are sealed to their row. */
@Injectable()
export class AttachmentStore {
  constructor(private readonly cipher: IdentityCipher) {}

  add(tx: Transaction, attachment: NewAttachment): void {
    const { attachmentId: id, referralId, kind, bytes, scan, content, addedAt } = attachment;
    const { fileName, addedBy, subject } = attachment;
    tx.insert('attachment', {
      id,
      referral_id: referralId,
      kind,
      bytes,
      scan,
      details: this.cipher.seal(JSON.stringify({ fileName, addedBy }), cellOf(id, 'details')),
      content: this.cipher.sealBytes(content, cellOf(id, 'content')),
      added_by: subject,
      added_at: addedAt,
    });
  }

  /** The oldest first, without what is in them. */
  async of(tx: Transaction, referralId: string): Promise<readonly AttachmentView[]> {
    const rows = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM attachment WHERE referral_id = $1 ORDER BY added_at, id`,
      [referralId],
    );
    return rows.map((row) => this.viewOf(row));
  }

  async find(tx: Transaction, referralId: string, id: string): Promise<AttachmentView | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM attachment WHERE referral_id = $1 AND id = $2`,
      [referralId, id],
    );
    return row && this.viewOf(row);
  }

  /** Undefined where there is none, or none any longer. */
  async contentOf(tx: Transaction, id: string): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ readonly content: Buffer | null }>(
      'SELECT content FROM attachment WHERE id = $1',
      [id],
    );
    const sealed = row?.content ?? undefined;
    return sealed && this.cipher.openBytes(sealed, cellOf(id, 'content'));
  }

  /** The oldest first; those that are named come after all others. */
  async held(
    tx: Transaction,
    most: number,
    last: readonly string[] = [],
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ readonly id: string }>(
      `SELECT id FROM attachment WHERE scan = 'held'
       ORDER BY id = ANY ($2::uuid[]), added_at LIMIT $1`,
      [most, last],
    );
    return rows.map(({ id }) => id);
  }

  /** What a scan has said; with the infection the content goes. Undefined where it was held no longer. */
  async scanned(
    tx: Transaction,
    id: string,
    scan: 'clean' | 'infected',
  ): Promise<ScannedAttachment | undefined> {
    const [row] = await tx.query<ScannedRow>(
      `UPDATE attachment a SET scan = $2::text,
         content = CASE WHEN $2::text = 'infected' THEN NULL ELSE content END
       FROM referral r WHERE a.id = $1 AND a.scan = 'held' AND r.id = a.referral_id
       RETURNING a.referral_id, a.kind, a.details, r.urgent, r.state`,
      [id, scan],
    );
    if (row === undefined) return undefined;
    const { referral_id: referralId, kind, details, urgent, state } = row;
    const byTeam = this.detailsOf(id, details).addedBy;
    return { referralId, attachmentId: id, kind, byTeam, urgent, isOpen: state === 'open' };
  }

  private viewOf({ id, kind, bytes, details, scan, added_at: addedAt }: Row): AttachmentView {
    const opened = this.detailsOf(id, details);
    return { attachmentId: id, kind, bytes, scan, ...opened, addedAt: addedAt.toISOString() };
  }

  private detailsOf(id: string, sealed: string): Details {
    return JSON.parse(this.cipher.open(sealed, cellOf(id, 'details'))) as Details;
  }
}

const cellOf = (row: string, column: 'details' | 'content') => ({
  table: 'attachment',
  row,
  column,
});
