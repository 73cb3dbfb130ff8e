import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  GLASS_MINUTES,
  MOST_READERS,
  type LinkedRestriction,
  type NamedReader,
  type OpenRestricted,
  type ReferralRestrictionChangedData,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { readerMark } from '@waymark/platform';
import type { Door } from '../domain/restriction.js';
import type { Viewer } from '../domain/viewer.js';
import { IdentityCipher } from './identity-cipher.js';
import { maySee, viewerParams } from './may-see.js';

/** A referral as it stands to one reader, and the version of who may open it. */
export interface FoundDoor extends Door {
  readonly reference: string;
  readonly urgent: boolean;
  readonly version: number;
}

export interface LinkedDoor {
  readonly version: number;
  readonly urgent: boolean;
}

export type RestrictionChangeKind = 'restricted' | 'lifted' | 'named' | 'no-longer-named';

export interface RestrictionChange {
  readonly referralId: string;
  readonly version: number;
  readonly what: RestrictionChangeKind;
  readonly organisation: string;
  readonly by: string;
  readonly at: Date;
  /** Who is named, or no longer; `issuer|subject`. */
  readonly subject?: string;
  readonly reason?: string;
}

interface DoorRow {
  readonly reference: string;
  readonly urgent: boolean;
  readonly restricted: boolean;
  readonly version: number;
  readonly is_named: boolean;
  readonly has_named_colleague: boolean;
  readonly open_until: Date | null;
}

const DOOR = `
SELECT r.reference, r.urgent, coalesce(k.restricted, false) AS restricted, coalesce(k.version, 0) AS version,
  EXISTS (SELECT FROM restriction_reader n
    WHERE n.referral_id = r.id AND n.organisation = $2 AND n.subject = $3) AS is_named,
  EXISTS (SELECT FROM restriction_reader n
    WHERE n.referral_id = r.id AND n.organisation = $2) AS has_named_colleague,
  (SELECT max(o.until_at) FROM opening o WHERE o.referral_id = r.id AND o.organisation = $2
    AND o.subject = $3 AND o.until_at > now()) AS open_until
FROM referral r LEFT JOIN restriction k ON k.referral_id = r.id
WHERE r.id = $1 AND ${maySee(2)}`;

interface OpenRow {
  readonly reader: string;
  readonly until_at: Date | null;
}

const MARK = readerMark('referral_id', 'organisation', 'subject');
/** Whoever is named, and whoever has it open with a reason. */
const OPEN_TO = `
SELECT ${MARK} AS reader, NULL::timestamptz AS until_at FROM restriction_reader WHERE referral_id = $1
 UNION ALL
SELECT ${MARK}, max(until_at) FROM opening WHERE referral_id = $1 AND until_at > now()
 GROUP BY referral_id, organisation, subject
 ORDER BY until_at DESC NULLS FIRST LIMIT ${String(MOST_READERS)}`;

/** Who may open a referral, and who has opened it without being named. */
@Injectable()
export class RestrictionStore {
  constructor(private readonly cipher: IdentityCipher) {}

  /** Undefined where the viewer may not see that it is there. */
  async door(tx: Transaction, id: string, viewer: Viewer): Promise<FoundDoor | undefined> {
    const [row] = await tx.query<DoorRow>(DOOR, [id, ...viewerParams(viewer)]);
    return row && doorOf(row);
  }

  /** The same, and nobody changes who may open it or what is linked to it until the transaction ends. */
  async lock(tx: Transaction, id: string, viewer: Viewer): Promise<FoundDoor | undefined> {
    await this.lockGroup(tx, id);
    return this.door(tx, id, viewer);
  }

  async lockGroup(tx: Transaction, id: string): Promise<void> {
    // In one order everywhere, so that two never wait for each other.
    await tx.query(
      'SELECT FROM referral WHERE id IN (SELECT linked_group($1)) ORDER BY id FOR UPDATE',
      [id],
    );
  }

  /** What others are told of it as it stands, which is thereby noted: marks of those for whom it is open. */
  async told(tx: Transaction, referralId: string): Promise<ReferralRestrictionChangedData> {
    const [row] = await tx.query<{ restricted: boolean; version: number }>(
      'UPDATE restriction SET told = true WHERE referral_id = $1 RETURNING restricted, version',
      [referralId],
    );
    if (row === undefined) throw new Error('the restriction is not there');
    const { restricted, version: restrictionVersion } = row;
    const open = restricted ? await tx.query<OpenRow>(OPEN_TO, [referralId]) : [];
    const openTo = open.map(({ reader, until_at: until }) => ({
      reader,
      ...(until !== null && { until: until.toISOString() }),
    }));
    return { referralId, restricted, restrictionVersion, openTo };
  }

  /** Restricted before others were told for whom such a referral is open. */
  untold(
    tx: Transaction,
    most: number,
  ): Promise<readonly { readonly referralId: string; readonly urgent: boolean }[]> {
    return tx.query(
      `SELECT r.id AS "referralId", r.urgent FROM restriction k JOIN referral r ON r.id = k.referral_id
        WHERE k.restricted AND NOT k.told LIMIT $1`,
      [most],
    );
  }

  /** Linked to it, directly or through others, as far as the viewer may see that they are there. */
  async linked(
    tx: Transaction,
    id: string,
    viewer: Viewer,
  ): Promise<readonly (LinkedRestriction & LinkedDoor)[]> {
    return tx.query(
      `SELECT r.id AS "referralId", r.reference, coalesce(k.restricted, false) AS restricted,
              coalesce(k.version, 0) AS version, r.urgent
         FROM referral r LEFT JOIN restriction k ON k.referral_id = r.id
        WHERE r.id IN (SELECT linked_group($1)) AND r.id <> $1 AND ${maySee(2)}
        ORDER BY r.received_at, r.id LIMIT 200`,
      [id, ...viewerParams(viewer)],
    );
  }

  /** From the form itself, with whoever has sent it. */
  addWith(tx: Transaction, change: RestrictionChange): void {
    const { referralId, version } = change;
    tx.insert('restriction', { referral_id: referralId, restricted: true, version });
    tx.insert('restriction_reader', readerRow(change, change.by));
    this.note(tx, change);
  }

  async change(tx: Transaction, change: RestrictionChange): Promise<void> {
    const { referralId, version, what, organisation, subject } = change;
    const restricted = what === 'restricted' ? true : what === 'lifted' ? false : null;
    await tx.query(
      `INSERT INTO restriction (referral_id, restricted, version) VALUES ($1, coalesce($2, true), $3)
       ON CONFLICT (referral_id) DO UPDATE
       SET restricted = coalesce($2, restriction.restricted), version = excluded.version`,
      [referralId, restricted, version],
    );
    const named = what === 'restricted' ? change.by : what === 'named' ? subject : undefined;
    if (named !== undefined) tx.insert('restriction_reader', readerRow(change, named), 'nothing');
    if (what === 'no-longer-named')
      await tx.query(
        `DELETE FROM restriction_reader WHERE referral_id = $1 AND organisation = $2 AND subject = $3`,
        [referralId, organisation, subject],
      );
    // Who was named while it was restricted is named anew if it ever is again.
    if (what === 'lifted')
      await tx.query('DELETE FROM restriction_reader WHERE referral_id = $1', [referralId]);
    this.note(tx, change);
  }

  async readers(tx: Transaction, id: string): Promise<readonly NamedReader[]> {
    const rows = await tx.query<{ organisation: string; subject: string; since: Date }>(
      `SELECT organisation, subject, since FROM restriction_reader WHERE referral_id = $1
       ORDER BY since, organisation, subject LIMIT 200`,
      [id],
    );
    return rows.map(({ since, ...who }) => ({ ...who, since: since.toISOString() }));
  }

  /** Until when is the database's to say: it is asked with every reading. */
  async open(
    tx: Transaction,
    { referralId, by, at }: { readonly referralId: string; readonly by: Viewer; readonly at: Date },
    { because, words }: OpenRestricted,
  ): Promise<{ readonly openingId: string; readonly until: string }> {
    const id = randomUUID();
    const sealed = this.cipher.seal(words, { table: 'opening', row: id, column: 'words' });
    const [row] = await tx.query<{ until_at: Date }>(
      `INSERT INTO opening (id, referral_id, organisation, subject, because, words, opened_at, until_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(mins => $8)) RETURNING until_at`,
      [id, referralId, by.organisation, by.subject, because, sealed, at, GLASS_MINUTES],
    );
    if (row === undefined) throw new Error('the opening was not kept');
    return { openingId: id, until: row.until_at.toISOString() };
  }

  private note(tx: Transaction, change: RestrictionChange): void {
    const { referralId, version, what, organisation, subject = null, reason, by, at } = change;
    const id = randomUUID();
    const cell = { table: 'restriction_change', row: id, column: 'reason' };
    tx.insert('restriction_change', {
      ...{ id, referral_id: referralId, version, what, subject, organisation },
      reason: reason === undefined ? null : this.cipher.seal(reason, cell),
      changed_by: by,
      changed_at: at,
    });
  }
}

const readerRow = ({ referralId, organisation, at }: RestrictionChange, subject: string) => ({
  ...{ referral_id: referralId, organisation, subject, since: at },
});

const doorOf = ({ reference, urgent, restricted, version, ...row }: DoorRow): FoundDoor => ({
  ...{ reference, urgent, restricted, version },
  isNamed: row.is_named,
  hasNamedColleague: row.has_named_colleague,
  ...(row.open_until !== null && { openUntil: row.open_until }),
});
