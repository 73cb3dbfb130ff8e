import type { Agreement } from '@waymark/contracts';
import { sameName } from './same-name.js';

/** What is compared of two people; an index stands for a value that nobody reads. */
export interface Compared {
  readonly fullName: string;
  readonly nhsNumber: string | null;
  readonly birthDate: string | null;
  readonly postcode: string | null;
}

/** What two people have in common. */
export function agreementsOf(one: Compared, other: Compared): readonly Agreement[] {
  const same = (a: string | null, b: string | null): boolean => a !== null && a === b;
  return [
    ...(same(one.nhsNumber, other.nhsNumber) ? (['nhs-number'] as const) : []),
    ...(same(one.birthDate, other.birthDate) ? (['birth-date'] as const) : []),
    ...(same(one.postcode, other.postcode) ? (['postcode'] as const) : []),
    ...(sameName(one.fullName, other.fullName) ? (['name'] as const) : []),
  ];
}

/** One person for certain, as far as a programme can tell: by this an earlier referral is shown beside a new one. */
export function isOnePerson(one: Compared, other: Compared): boolean {
  const agrees = agreementsOf(one, other);
  const has = (...wanted: readonly Agreement[]): boolean =>
    wanted.every((agreement) => agrees.includes(agreement));
  const numberMissing = one.nhsNumber === null || other.nhsNumber === null;
  return (
    has('nhs-number', 'birth-date') || (numberMissing && has('birth-date', 'postcode', 'name'))
  );
}

/**
 * Alike, but not enough to be linked by itself: a person looks. Two numbers that differ are two people,
 * such as sisters who share birth date and home, unless the name is the same too.
 */
export function isNearMatch(one: Compared, other: Compared): boolean {
  const agrees = agreementsOf(one, other);
  const has = (...wanted: readonly Agreement[]): boolean =>
    wanted.every((agreement) => agrees.includes(agreement));
  const numbersDiffer =
    one.nhsNumber !== null && other.nhsNumber !== null && one.nhsNumber !== other.nhsNumber;
  if (numbersDiffer) return has('birth-date', 'name');
  return has('nhs-number') || has('birth-date', 'postcode') || has('birth-date', 'name');
}
