import type { ContactDetails, NhsNumberAbsence, PersonDetails } from '@waymark/contracts';
import { readNhsNumber } from '../domain/nhs-number.js';
import { readPostcode } from '../domain/postcode.js';
import type { IdentityCipher } from './identity-cipher.js';

/** Who she is as the table `person` keeps it; a blind index is hexadecimal, as `bytea` reads it. */
export interface PersonColumns {
  readonly referral_id: string;
  readonly full_name: string;
  readonly name_to_use: string | null;
  readonly pronouns: string | null;
  readonly dialect: string | null;
  readonly birth_date: string | null;
  readonly nhs_number: string | null;
  readonly nhs_number_standing: 'verified' | 'unverified' | 'absent';
  readonly no_nhs_number_because: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly contact: string;
  /** Null and absent: as it was sent, which is 1. */
  readonly contact_version?: number | null;
  readonly nhs_number_index: string | null;
  readonly birth_date_index: string | null;
  readonly postcode_index: string | null;
}

const TABLE = 'person';

export function sealPerson(
  cipher: IdentityCipher,
  row: string,
  person: PersonDetails,
): PersonColumns {
  const seal = (column: string, text: string): string =>
    cipher.seal(text, { table: TABLE, row, column });
  const sealed = (column: string, text: string | undefined): string | null =>
    text === undefined ? null : seal(column, text);
  const number = person.nhsNumber === undefined ? undefined : readNhsNumber(person.nhsNumber);
  const postcode = person.postcode === undefined ? undefined : readPostcode(person.postcode);
  return {
    referral_id: row,
    full_name: seal('full_name', person.fullName),
    name_to_use: sealed('name_to_use', person.nameToUse),
    pronouns: sealed('pronouns', person.pronouns),
    dialect: sealed('dialect', person.dialect),
    birth_date: sealed('birth_date', person.birthDate),
    nhs_number: sealed('nhs_number', number?.digits),
    nhs_number_standing: standingOf(number),
    no_nhs_number_because: person.noNhsNumberBecause ?? null,
    address: sealed('address', person.address),
    postcode: sealed('postcode', postcode),
    contact: seal('contact', JSON.stringify(person.contact)),
    ...indexesOf(cipher, person),
  };
}

type Findable = Pick<PersonDetails, 'nhsNumber' | 'birthDate' | 'postcode'>;
type Indexes = Pick<PersonColumns, 'nhs_number_index' | 'birth_date_index' | 'postcode_index'>;

const known = new WeakMap<IdentityCipher, WeakMap<Findable, Indexes>>();

/** By what she can be found again; an unverified NHS number is nobody's, so it has none. */
export function indexesOf(cipher: IdentityCipher, person: Findable): Indexes {
  // Of one form they are asked for three times: to lock, to look and to keep.
  const ofCipher = known.get(cipher) ?? new WeakMap<Findable, Indexes>();
  known.set(cipher, ofCipher);
  const before = ofCipher.get(person);
  if (before !== undefined) return before;
  const made = indexesMade(cipher, person);
  ofCipher.set(person, made);
  return made;
}

function indexesMade(cipher: IdentityCipher, person: Findable): Indexes {
  const number = person.nhsNumber === undefined ? undefined : readNhsNumber(person.nhsNumber);
  const verified = standingOf(number) === 'verified' ? number?.digits : undefined;
  const postcode = person.postcode === undefined ? undefined : readPostcode(person.postcode);
  const index = (kind: Parameters<IdentityCipher['indexOf']>[0], text: string | undefined) =>
    text === undefined ? null : `\\x${cipher.indexOf(kind, text).toString('hex')}`;
  return {
    nhs_number_index: index('nhs-number', verified),
    birth_date_index: index('birth-date', person.birthDate),
    postcode_index: index('postcode', postcode),
  };
}

export function openPerson(cipher: IdentityCipher, columns: PersonColumns): PersonDetails {
  const row = columns.referral_id;
  const open = (column: string, text: string): string =>
    cipher.open(text, { table: TABLE, row, column });
  const opened = <Name extends string>(name: Name, column: string, text: string | null) =>
    (text === null ? {} : { [name]: open(column, text) }) as Partial<Record<Name, string>>;
  return {
    fullName: open('full_name', columns.full_name),
    ...opened('nameToUse', 'name_to_use', columns.name_to_use),
    ...opened('pronouns', 'pronouns', columns.pronouns),
    ...opened('dialect', 'dialect', columns.dialect),
    ...opened('birthDate', 'birth_date', columns.birth_date),
    ...opened('nhsNumber', 'nhs_number', columns.nhs_number),
    ...(columns.no_nhs_number_because !== null && {
      noNhsNumberBecause: columns.no_nhs_number_because as NhsNumberAbsence,
    }),
    ...opened('address', 'address', columns.address),
    ...opened('postcode', 'postcode', columns.postcode),
    contact: openContact(cipher, row, columns.contact),
  };
}

export const openContact = (cipher: IdentityCipher, row: string, sealed: string): ContactDetails =>
  JSON.parse(cipher.open(sealed, { table: TABLE, row, column: 'contact' })) as ContactDetails;

export const openFullName = (cipher: IdentityCipher, row: string, sealed: string): string =>
  cipher.open(sealed, { table: TABLE, row, column: 'full_name' });

type NamedColumns = Pick<PersonColumns, 'referral_id' | 'full_name' | 'name_to_use' | 'birth_date'>;
type Named = Pick<PersonDetails, 'fullName' | 'nameToUse' | 'birthDate'>;

/** Name and birth date alone. */
export function openNamed(cipher: IdentityCipher, columns: NamedColumns): Named {
  const { referral_id: row, full_name, name_to_use, birth_date } = columns;
  const open = (column: string, text: string): string =>
    cipher.open(text, { table: TABLE, row, column });
  return {
    fullName: openFullName(cipher, row, full_name),
    ...(name_to_use !== null && { nameToUse: open('name_to_use', name_to_use) }),
    ...(birth_date !== null && { birthDate: open('birth_date', birth_date) }),
  };
}

function standingOf(
  number: ReturnType<typeof readNhsNumber> | undefined,
): PersonColumns['nhs_number_standing'] {
  if (number === undefined) return 'absent';
  return number.fault === undefined ? 'verified' : 'unverified';
}
