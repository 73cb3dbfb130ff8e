import type { BookEntry, BookRange, DifferenceKind, WaitingPlace } from '@waymark/contracts';
import type { Comparison } from './comparisons.js';

/** Two books do not say the same of one referral. */
export interface FoundDifference {
  readonly comparison: Comparison;
  readonly subject: string;
  readonly kind: DifferenceKind;
  readonly expected: number;
  readonly found: number;
  readonly waits?: WaitingPlace;
}

/** What both books keep of the same ids, the other's read before the one that says what must be. */
export interface BothEntries {
  readonly ours: readonly BookEntry[];
  readonly theirs: readonly BookEntry[];
}

export interface Differences {
  readonly found: readonly FoundDifference[];
  /** Young enough to be on their way. */
  readonly onTheirWay: number;
}

/** A range in which the two books differ, and how many either keeps there. */
export interface DifferingRange {
  readonly prefix: string;
  readonly most: number;
}

/** Where equal counts and sums do not say that all is the same. */
export function differingRanges(
  ours: readonly BookRange[],
  theirs: readonly BookRange[],
): readonly DifferingRange[] {
  const of = new Map(ours.map((range) => [range.prefix, range]));
  const at = new Map(theirs.map((range) => [range.prefix, range]));
  return [...new Set([...of.keys(), ...at.keys()])]
    .toSorted()
    .map((prefix) => ({ prefix, one: of.get(prefix), other: at.get(prefix) }))
    .filter(({ one, other }) => one?.count !== other?.count || one?.checksum !== other?.checksum)
    .map(({ prefix, one, other }) => ({
      prefix,
      most: Math.max(one?.count ?? 0, other?.count ?? 0),
    }));
}

/** What is not as it should be. Where the other book was read first, it can never rightly be ahead. */
export function differencesOf(comparison: Comparison, { ours, theirs }: BothEntries): Differences {
  const expected = new Map(ours.map((entry) => [entry.subject, entry]));
  const kept = new Map(theirs.map((entry) => [entry.subject, entry]));
  const subjects = [...new Set([...expected.keys(), ...kept.keys()])];
  const unequal = subjects.flatMap((subject) => {
    const [one, other] = [expected.get(subject), kept.get(subject)];
    if (one === undefined && comparison.bothOnly) return [];
    const [value, found] = [one?.value ?? 0, other?.value ?? 0];
    if (value === found) return [];
    const waits = one?.waits === 'unpublished' ? one.waits : other?.waits;
    return [
      {
        ...{ comparison, subject, expected: value, found },
        kind: kindOf(comparison, value, found),
        isYoung: found < value && found >= (one?.due ?? 0),
        ...(waits !== undefined && { waits }),
      },
    ];
  });
  return {
    found: unequal
      .filter(({ isYoung }) => !isYoung)
      .map(({ isYoung: _, ...difference }) => difference),
    onTheirWay: unequal.filter(({ isYoung }) => isYoung).length,
  };
}

function kindOf({ isLine }: Comparison, expected: number, found: number): DifferenceKind {
  if (found < expected) return isLine ? 'stuck' : 'missing';
  if (isLine) return 'ahead';
  return expected === 0 ? 'unknown' : 'doubled';
}

/** What a service has not heard it cannot keep: the first says it all. */
export function withoutConsequences(all: readonly FoundDifference[]): readonly FoundDifference[] {
  const placeOf = ({ comparison: { of, at }, subject }: FoundDifference): string =>
    `${of} ${at} ${subject}`;
  const stuck = new Set(all.filter(({ kind }) => kind === 'stuck').map(placeOf));
  return all.filter((one) => one.kind !== 'missing' || !stuck.has(placeOf(one)));
}
