import { Injectable } from '@nestjs/common';
import type { AskedAnswer, ReferralCue } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { contactCue } from '../domain/contact-cue.js';
import type { Viewer } from '../domain/viewer.js';
import { IdentityCipher } from './identity-cipher.js';
import { maySee, viewerParams } from './may-see.js';
import { openContact } from './person-columns.js';

const MOST = 2000;

interface Row {
  readonly id: string;
  readonly contact: string;
  readonly interpreter_needed: AskedAnswer;
  readonly language: string;
  readonly restricted: boolean;
}

/** What a team has to know of a row before it opens it; nothing else of the person is opened. */
@Injectable()
export class CuesView {
  constructor(private readonly cipher: IdentityCipher) {}

  async of(
    tx: Transaction,
    ids: readonly string[],
    viewer: Viewer,
  ): Promise<readonly ReferralCue[]> {
    const rows = await tx.query<Row>(
      `SELECT r.id, p.contact, e.interpreter_needed, e.language,
              coalesce(k.restricted, false) AS restricted
         FROM referral r JOIN person p ON p.referral_id = r.id JOIN equity e ON e.referral_id = r.id
         LEFT JOIN restriction k ON k.referral_id = r.id
        WHERE r.id = ANY ($1) AND ${maySee(2)}`,
      [ids, ...viewerParams(viewer)],
    );
    return rows.map((row) => ({
      referralId: row.id,
      contact: contactCue(openContact(this.cipher, row.id, row.contact)),
      interpreterNeeded: row.interpreter_needed,
      language: row.language,
      ...(row.restricted && { restricted: true as const }),
    }));
  }

  async byInterpreter(
    tx: Transaction,
    needed: AskedAnswer,
    viewer: Viewer,
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT r.id FROM referral r JOIN equity e ON e.referral_id = r.id
        WHERE e.interpreter_needed = $1 AND r.state = 'open' AND ${maySee(2)}
        ORDER BY r.received_at DESC, r.id LIMIT ${String(MOST)}`,
      [needed, ...viewerParams(viewer)],
    );
    return rows.map(({ id }) => id);
  }
}
