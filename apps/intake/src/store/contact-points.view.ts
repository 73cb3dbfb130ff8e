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
  readonly ended_because: string | null;
  readonly stopped: boolean;
  readonly contact: string;
}

/** How may the referrer and the woman be reached now? Nothing else of them is opened. */
@Injectable()
export class ContactPointsView {
  constructor(private readonly cipher: IdentityCipher) {}

  async of(tx: Transaction, id: string): Promise<ContactPoints | undefined> {
    const [row] = await tx.each<Row>(OF, { id });
    if (row === undefined) return undefined;
    const { email, phone, safe, through } = openContact(this.cipher, row.id, row.contact);
    const messagesStopped =
      row.state === 'withdrawn' || row.ended_because === 'died' || row.stopped;
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

const OF = `
SELECT given.nth, found.*
FROM json_to_recordset($1) AS given(nth int, id uuid)
CROSS JOIN LATERAL (
  SELECT r.id, r.referrer_contact, r.sent_by, r.facts->'referrer'->>'role' AS referrer_role, r.state,
    r.ended_because, coalesce(r.messages_stopped, false) AS stopped, p.contact,
    e.reading, e.language
  FROM referral r JOIN person p ON p.referral_id = r.id JOIN equity e ON e.referral_id = r.id WHERE r.id = given.id OFFSET 0) AS found`;
