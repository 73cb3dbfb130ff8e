import { Injectable } from '@nestjs/common';
import type { Day, OtherReferral, PersonKind, SamePerson, TeamKind } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { agreementsOf, isNearMatch, isOnePerson, type Compared } from '../domain/near-match.js';
import { stateElsewhere } from '../domain/state-elsewhere.js';
import type { Viewer } from '../domain/viewer.js';
import { IdentityCipher } from './identity-cipher.js';
import { maySee, viewerParams } from './may-see.js';
import { openFullName } from './person-columns.js';

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly received_on: Day;
  readonly open: boolean;
  readonly ended_on: Day | null;
  readonly what: string | null;
  readonly held_by: TeamKind | null;
  readonly link: 'linked' | 'apart' | null;
  readonly may_read: boolean;
  readonly about: PersonKind;
  readonly full_name: string;
  readonly nhs: string | null;
  readonly born: string | null;
  readonly home: string | null;
}

/** Many are born on one day, and 1 January is written for whoever does not know theirs: what agrees in more comes first. */
const MOST_COMPARED = 500;

// Compared by index; names are opened in memory and go no further. What is closed to the viewer is not there.
const OTHERS = `
WITH me AS (
  SELECT r.id, p.full_name, p.nhs_number_index AS nhs, p.birth_date_index AS born, p.postcode_index AS home
    FROM referral r JOIN person p ON p.referral_id = r.id WHERE r.id = $1 AND ${maySee(2)}),
alike AS (
  SELECT p.referral_id FROM person p JOIN me ON p.nhs_number_index = me.nhs
  UNION SELECT p.referral_id FROM person p JOIN me ON p.birth_date_index = me.born
  UNION SELECT linked_group(me.id) FROM me)
SELECT found.* FROM (SELECT r.id, r.reference, r.received_at, r.received_on, r.state = 'open' AS open,
       to_char(r.ended_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS ended_on, newest.what, newest.holder ->> 'kind' AS held_by,
       coalesce(l.state, CASE WHEN r.id IN (SELECT linked_group(me.id)) THEN 'linked' END) AS link,
       r.id = me.id OR ${maySee(2)} AS may_read, r.facts ->> 'person' AS about, p.full_name,
       encode(p.nhs_number_index, 'hex') AS nhs, encode(p.birth_date_index, 'hex') AS born,
       encode(p.postcode_index, 'hex') AS home
  FROM me
  JOIN alike ON true
  JOIN referral r ON r.id = alike.referral_id
  JOIN person p ON p.referral_id = r.id
  LEFT JOIN referral_link l ON l.one = least(r.id, me.id) AND l.other = greatest(r.id, me.id)
  LEFT JOIN LATERAL (SELECT s.what, s.holder FROM referral_progress s
    WHERE s.referral_id = r.id ORDER BY s.sequence DESC LIMIT 1) newest ON true
 WHERE r.id = me.id OR NOT is_closed_to(r.id, $2, $3)
 ORDER BY r.id = me.id DESC, r.id IN (SELECT linked_group(me.id)) DESC,
   (p.nhs_number_index = me.nhs) IS TRUE DESC, (p.postcode_index = me.home) IS TRUE DESC,
   r.state = 'open' DESC, r.received_at DESC, r.id LIMIT ${String(MOST_COMPARED)}) AS found
 ORDER BY open DESC, received_at, id`;

const MOST_SHOWN = 50;

/** Which other referrals are, or may be, about the same person, and which were? Without saying who, where or why. */
@Injectable()
export class SamePersonView {
  constructor(private readonly cipher: IdentityCipher) {}

  /** Undefined where the viewer may not see the referral itself. */
  async of(tx: Transaction, id: string, viewer: Viewer): Promise<SamePerson | undefined> {
    const rows = await tx.query<Row>(OTHERS, [id, ...viewerParams(viewer)]);
    const me = rows.find((row) => row.id === id);
    if (me === undefined) return undefined;
    const mine = this.comparedOf(me);
    const others = rows
      .filter((row) => row !== me)
      .map((row) => ({ row, compared: this.comparedOf(row) }));
    const shown = ({ row, compared }: (typeof others)[number]): OtherReferral => ({
      referralId: row.id,
      reference: row.reference,
      receivedOn: row.received_on,
      state: row.open ? stateElsewhere(row.what ?? undefined, row.held_by ?? undefined) : 'Ended',
      ...(row.ended_on !== null && { endedOn: row.ended_on }),
      agrees: agreementsOf(mine, compared),
      mayRead: row.may_read,
    });
    const open = others.filter(({ row }) => row.open);
    return {
      linked: open.filter(({ row }) => row.link === 'linked').map(shown),
      near: open
        // A partner has a record of their own: nobody is led from the one to the other.
        .filter(({ row }) => row.link === null && row.about === me.about)
        .filter(({ compared }) => isNearMatch(mine, compared))
        .map(shown),
      earlier: others
        .filter(({ row }) => !row.open && row.link !== 'apart' && row.about === me.about)
        .filter(({ row, compared }) => row.link === 'linked' || isOnePerson(mine, compared))
        .toReversed()
        .slice(0, MOST_SHOWN)
        .map(shown),
    };
  }

  private comparedOf({ id, full_name: sealed, nhs, born, home }: Row): Compared {
    return {
      fullName: openFullName(this.cipher, id, sealed),
      nhsNumber: nhs,
      birthDate: born,
      postcode: home,
    };
  }
}
