import { Injectable } from '@nestjs/common';
import {
  isSafeWay,
  type ContactPoints,
  type ReadingWish,
  type ReferrerRole,
  type SafeContact,
  type SafeWays,
} from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { IdentityCipher } from './identity-cipher.js';
import { openContact } from './person-columns.js';
import { openReferrerContact, type ReferralState } from './referral-record.js';

interface Row {
  readonly id: string;
  readonly referrer_contact: string;
  readonly referrer_role: ReferrerRole;
  readonly sent_by: string;
  readonly reading: ReadingWish | null;
  readonly language: string;
  readonly state: ReferralState;
  readonly stopped: boolean;
  readonly contact: string;
  readonly contact_version: number;
}

/** How may the referrer and the woman be reached now? Nothing else of them is opened. */
@Injectable()
export class ContactPointsView {
  constructor(private readonly cipher: IdentityCipher) {}

  async of(tx: Transaction, id: string): Promise<ContactPoints | undefined> {
    const [row] = await tx.each<Row>(OF, { id });
    if (row === undefined) return undefined;
    const { email, phone, safe, through } = openContact(this.cipher, row.id, row.contact);
    const messagesStopped = row.state === 'withdrawn' || row.stopped;
    // Her address and her number leave intake only where they are safe and may be used.
    const mayReach = through === undefined && !messagesStopped;
    const mayWrite = isSafeWay(safe, 'email') && mayReach;
    const mayText = isSafeWay(safe, 'sms') && mayReach;
    // Who refers herself is the woman: her address is as safe, or unsafe, as she said.
    const referrerEmail =
      row.referrer_role === 'self' && !mayWrite
        ? undefined
        : openReferrerContact(this.cipher, row).email;
    return {
      ...(referrerEmail !== undefined && { referrerEmail }),
      ...whoAndHow(row),
      ...(mayWrite && email !== undefined && { womanEmail: email }),
      ...(mayText && phone !== undefined && { womanPhone: phone }),
      safe: waysOf(safe),
      messagesStopped,
      contactVersion: row.contact_version,
    };
  }
}

/** What people keep to who reach the person is for people: a name, a code word and a rule stay in intake. */
function waysOf(safe: SafeContact): SafeWays {
  const { email, sms, phone, letter, voicemail, othersSeeMessages, knowingly } = safe;
  return {
    ...{ email, sms, phone, letter, voicemail, othersSeeMessages },
    ...(knowingly !== undefined && { knowingly }),
  };
}

/** Who sent it, and how it is best to write to the person. */
const whoAndHow = ({
  referrer_role: role,
  sent_by: sentBy,
  reading,
  language,
}: Row): Pick<ContactPoints, 'referrerSubject' | 'reading' | 'language'> => ({
  ...(role !== 'self' && { referrerSubject: sentBy }),
  ...(reading !== null && { reading }),
  ...(!language.startsWith('not-') && { language }),
});

/**
 * Somebody is one person, however many referrals there are: a death that is recorded with one stops messages about each
 * that is linked to it, whichever was sent first. One that her death has ended links to nothing that comes later, so it is
 * known by her number; nobody is known by less, because twins are alike in all else.
 */
const DEATH_KNOWN = `
  EXISTS (SELECT FROM linked_group(r.id) AS hers(id) JOIN referral o ON o.id = hers.id
    WHERE o.messages_stopped OR o.ended_because = 'died')
  OR EXISTS (SELECT FROM person q JOIN referral o ON o.id = q.referral_id
    WHERE q.nhs_number_index = p.nhs_number_index AND o.ended_because = 'died'
      AND o.facts->>'person' = r.facts->>'person'
      AND (q.birth_date_index = p.birth_date_index OR q.birth_date_index IS NULL OR p.birth_date_index IS NULL)
      AND NOT EXISTS (SELECT FROM referral_link l
        WHERE l.one = least(o.id, r.id) AND l.other = greatest(o.id, r.id) AND l.state = 'apart'))`;

const OF = `
SELECT given.nth, found.*
FROM json_to_recordset($1) AS given(nth int, id uuid)
CROSS JOIN LATERAL (
  SELECT r.id, r.referrer_contact, r.sent_by, r.facts->'referrer'->>'role' AS referrer_role, r.state,
    ${DEATH_KNOWN} AS stopped, p.contact,
    coalesce(p.contact_version, 1) AS contact_version,
    e.reading, e.language
  FROM referral r JOIN person p ON p.referral_id = r.id JOIN equity e ON e.referral_id = r.id WHERE r.id = given.id OFFSET 0) AS found`;
