import { Injectable } from '@nestjs/common';
import type { Day, PersonDetails, SendReferral } from '@waymark/contracts';
import type { Transaction } from '@waymark/messaging';
import { sameName } from '../domain/same-name.js';
import { IdentityCipher } from './identity-cipher.js';
import { indexesOf, openFullName } from './person-columns.js';

export interface OpenReferral {
  readonly id: string;
  readonly firstReferredOn: Day;
}

interface FoundRow {
  readonly id: string;
  readonly first_referred_on: Day;
  readonly by_number: boolean;
  readonly full_name: string;
}

/** Finds a woman's other open referrals by blind index; two sendings about her wait for each other. */
@Injectable()
export class SameWomanStore {
  constructor(private readonly cipher: IdentityCipher) {}

  /** By what two sendings about one woman know each other; they must not be looked at together. */
  namesOf(person: PersonDetails): readonly string[] {
    return locksFor(indexesOf(this.cipher, person));
  }

  /** Locks her until the transaction ends, then looks; the earliest first. */
  async openReferralsOf(
    tx: Transaction,
    { about, person }: Pick<SendReferral, 'about' | 'person'>,
  ): Promise<readonly OpenReferral[]> {
    const indexes = indexesOf(this.cipher, person);
    const { nhs_number_index: nhs, birth_date_index: born, postcode_index: home } = indexes;
    const locks = locksFor(indexes);
    if (locks.length === 0) return [];
    const rows = await tx.each<FoundRow>(OPEN_REFERRALS, { locks, nhs, born, home, about });
    // Birth date and postcode alone could be her twin's or a sister's.
    return rows
      .filter((row) => row.by_number || this.hasSameName(row, person.fullName))
      .map((row) => ({ id: row.id, firstReferredOn: row.first_referred_on }));
  }

  private hasSameName({ id, full_name: sealed }: FoundRow, name: string): boolean {
    return sameName(openFullName(this.cipher, id, sealed), name);
  }
}

const OPEN_REFERRALS = 'SELECT * FROM open_referrals_of_each($1)';

type Indexes = ReturnType<typeof indexesOf>;

function locksFor({
  nhs_number_index: nhs,
  birth_date_index: born,
  postcode_index: home,
}: Indexes): readonly string[] {
  return [nhs, born !== null && home !== null ? `${born}${home}` : null]
    .filter((index) => index !== null)
    .map((index) => Buffer.from(index.replaceAll('\\x', ''), 'hex'))
    .map((bytes) => bytes.readBigInt64BE(0) ^ bytes.readBigInt64BE(bytes.length - 8))
    .map(String);
}
