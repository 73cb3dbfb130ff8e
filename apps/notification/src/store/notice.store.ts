import { Injectable } from '@nestjs/common';
import {
  MOST_UNREAD,
  QUIET_KINDS,
  type Notice,
  type NoticeKind,
  type QuietKind,
  type WaymarkEvent,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import type { PlannedNotice } from '../domain/notice.js';

export type Side = PlannedNotice['side'];

/** Whose notices are looked at, and by whom. */
export interface NoticesOf {
  readonly organisation: string;
  readonly side: Side;
  /** `issuer|subject`. */
  readonly reader: string;
}

interface Row {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly referral_id: string;
  readonly at: Date;
  readonly urgent: boolean;
  readonly read: boolean;
}

const MOST_SHOWN = 100;

/** Notices by organisation, and by reader what they have read. */
@Injectable()
export class NoticeStore {
  plan(
    tx: Transaction,
    { subject, urgent }: WaymarkEvent,
    planned: readonly PlannedNotice[],
  ): void {
    for (const notice of planned) tx.insert('notice', { ...notice, referral_id: subject, urgent });
  }

  async list(tx: Transaction, { organisation, side, reader }: NoticesOf): Promise<Notice[]> {
    const rows = await tx.query<Row>(LIST, [organisation, side, reader]);
    return rows.map(({ referral_id: referralId, at, ...row }) => ({
      ...row,
      referralId,
      at: at.toISOString(),
    }));
  }

  /** At most 100. */
  async unread(tx: Transaction, { organisation, side, reader }: NoticesOf): Promise<number> {
    const [row] = await tx.query<{ unread: number }>(UNREAD, [organisation, side, reader]);
    return row?.unread ?? 0;
  }

  /** Only those of the reader's own organisation; what is read already stays so. */
  async read(
    tx: Transaction,
    { organisation, side, reader }: NoticesOf,
    ids: readonly string[],
  ): Promise<void> {
    await tx.query(READ, [organisation, side, reader, ids]);
  }

  /** Somebody who has never chosen is written to. */
  async emailFor(tx: Transaction, reader: string): Promise<readonly QuietKind[]> {
    const [row] = await tx.query<{ email_for: QuietKind[] }>(
      'SELECT email_for FROM notice_preference WHERE reader = $1',
      [reader],
    );
    return row?.email_for ?? QUIET_KINDS;
  }

  async prefer(tx: Transaction, reader: string, emailFor: readonly QuietKind[]): Promise<void> {
    await tx.query(
      `INSERT INTO notice_preference (reader, email_for) VALUES ($1, $2)
       ON CONFLICT (reader) DO UPDATE SET email_for = excluded.email_for`,
      [reader, emailFor],
    );
  }

  /** At most so many at once; answers how many there were. */
  async forget(tx: Transaction, olderThanDays: number, most: number): Promise<number> {
    return (await tx.query(FORGET, [olderThanDays, most])).length;
  }
}

/** Of the last 30 days: whoever joins a team does not begin with its whole past. */
const OURS = `organisation = $1 AND side = $2 AND at > clock_timestamp() - interval '30 days'`;
const IS_READ =
  'EXISTS (SELECT FROM notice_read r WHERE r.notice_id = notice.id AND r.reader = $3)';

const LIST = `
SELECT id, kind, referral_id, at, urgent, ${IS_READ} AS read FROM notice WHERE ${OURS}
 ORDER BY read, at DESC, id LIMIT ${String(MOST_SHOWN)}`;

const UNREAD = `
SELECT count(*)::int AS unread FROM (
  SELECT FROM notice WHERE ${OURS} AND NOT ${IS_READ} LIMIT ${String(MOST_UNREAD)}) AS one`;

const READ = `
INSERT INTO notice_read (reader, notice_id)
SELECT $3, id FROM notice WHERE organisation = $1 AND side = $2 AND id = ANY ($4::uuid[])
ON CONFLICT DO NOTHING`;

const FORGET = `
DELETE FROM notice WHERE id IN (
  SELECT id FROM notice WHERE at < clock_timestamp() - make_interval(days => $1) LIMIT $2)
RETURNING id`;
