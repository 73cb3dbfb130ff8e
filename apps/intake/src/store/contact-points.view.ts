import { Injectable } from '@nestjs/common';
import type { ContactPoints } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { IdentityCipher } from './identity-cipher.js';
import { recordOf, SELECT_RECORD, type RecordRow } from './referral-record.js';

/** How may the referrer and the woman be reached now? */
@Injectable()
export class ContactPointsView {
  constructor(private readonly cipher: IdentityCipher) {}

  async of(tx: Transaction, id: string): Promise<ContactPoints | undefined> {
    const [row] = await tx.query<RecordRow>(`${SELECT_RECORD} WHERE r.id = $1`, [id]);
    if (row === undefined) return undefined;
    const { form, state, endedBecause } = recordOf(row, this.cipher);
    const { email, safe, through } = form.person.contact;
    const messagesStopped =
      state === 'withdrawn' || endedBecause === 'died' || (await this.areStopped(tx, id));
    // Her address leaves intake only where it is safe and may be used.
    const mayWrite = safe.email === 'yes' && through === undefined && !messagesStopped;
    // Who refers herself is the woman: her address is as safe, or unsafe, as she said.
    const referrerEmail =
      form.referrer.facts.role === 'self' && !mayWrite ? undefined : form.referrer.email;
    return {
      ...(referrerEmail !== undefined && { referrerEmail }),
      ...(mayWrite && email !== undefined && { womanEmail: email }),
      safe,
      messagesStopped,
    };
  }

  // What cannot be read is not known to be safe: nothing goes out.
  private async areStopped(tx: Transaction, id: string): Promise<boolean> {
    const [row] = await tx.query<{ stopped: boolean }>(
      'SELECT messages_stopped IS TRUE AS stopped FROM referral WHERE id = $1',
      [id],
    );
    return row?.stopped !== false;
  }
}
