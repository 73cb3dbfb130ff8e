import { Injectable } from '@nestjs/common';
import type { ShownIdentity } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { IdentityCipher } from './identity-cipher.js';
import { openNamed } from './person-columns.js';

interface Row {
  readonly referral_id: string;
  readonly full_name: string;
  readonly name_to_use: string | null;
  readonly birth_date: string | null;
}

/** Whom a referral is about, for a telephone call; nothing else of them is opened. */
@Injectable()
export class ShownIdentityView {
  constructor(private readonly cipher: IdentityCipher) {}

  async of(tx: Transaction, id: string): Promise<ShownIdentity | undefined> {
    const [row] = await tx.query<Row>(
      'SELECT referral_id, full_name, name_to_use, birth_date FROM person WHERE referral_id = $1',
      [id],
    );
    return row && openNamed(this.cipher, row);
  }
}
