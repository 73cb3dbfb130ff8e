import { addDays, type Day } from '@waymark/contracts';

/** The days of a version, both inside; without an end it holds until the next. */
export interface Stretch {
  readonly effectiveFrom: Day;
  readonly effectiveTo?: Day;
}

/** What a file of the folder wants in force. */
export interface Wanted extends Stretch {
  readonly fileName: string;
  /** Content and standing, as one mark. */
  readonly mark: string;
}

/** A revision that is, was or is to be in force. */
export interface Stored extends Stretch {
  readonly revision: number;
  readonly mark: string;
}

export interface VersionPlan {
  /** New revisions, with the days they are in force. */
  readonly add: readonly { readonly wanted: Wanted; readonly stretch: Stretch }[];
  /** Revisions that end earlier than they would have. */
  readonly end: readonly { readonly revision: number; readonly on: Day }[];
  /** Revisions whose first day has not come, and now never does. */
  readonly replace: readonly number[];
}

const endOf = ({ effectiveTo }: Stretch): Day => effectiveTo ?? '9999-12-31';
const overlap = (one: Stretch, other: Stretch): boolean =>
  one.effectiveFrom <= endOf(other) && other.effectiveFrom <= endOf(one);

/** One sentence where two versions of a service want the same day. */
export function overlapIn(wanted: readonly Wanted[]): string | undefined {
  for (const [at, one] of wanted.entries()) {
    const other = wanted.slice(at + 1).find((later) => overlap(one, later));
    if (other === undefined) continue;
    const [first, second] = one.effectiveFrom <= other.effectiveFrom ? [one, other] : [other, one];
    return `${first.fileName} is in force ${first.effectiveTo === undefined ? 'without end' : `until ${first.effectiveTo}`}, and ${second.fileName} begins on ${second.effectiveFrom}: give the first an effectiveTo before that day`;
  }
  return undefined;
}

/**
 * What must change so that what is wanted is in force. What was judged earlier today keeps its revision: a changed
 * version is in force from tomorrow at the earliest, the very first one of a service from its own day.
 */
export function planVersions(
  wanted: readonly Wanted[],
  stored: readonly Stored[],
  today: Day,
): VersionPlan {
  const standing = new Set(wanted.flatMap((one) => stored.find((old) => isSame(one, old)) ?? []));
  const tomorrow = addDays(today, 1);
  const add = wanted
    .filter((one) => !stored.some((old) => isSame(one, old)))
    .map((one) => ({ wanted: one, stretch: stretchOf(one, stored.length === 0, tomorrow) }));
  const end: { revision: number; on: Day }[] = [];
  const replace: number[] = [];
  for (const old of stored) {
    const over = add.filter(({ stretch }) => overlap(stretch, old));
    const [first] = over.map(({ stretch }) => stretch.effectiveFrom).sort();
    if (standing.has(old) || first === undefined) continue;
    if (first <= old.effectiveFrom) replace.push(old.revision);
    else end.push({ revision: old.revision, on: addDays(first, -1) });
  }
  return { add, end, replace };
}

const isSame = (wanted: Wanted, old: Stored): boolean =>
  wanted.mark === old.mark && wanted.effectiveTo === old.effectiveTo;

function stretchOf(wanted: Wanted, isFirst: boolean, tomorrow: Day): Stretch {
  const { effectiveFrom, effectiveTo } = wanted;
  const from = isFirst || effectiveFrom > tomorrow ? effectiveFrom : tomorrow;
  return effectiveTo === undefined ? { effectiveFrom: from } : { effectiveFrom: from, effectiveTo };
}

/** One sentence where a changed version would be over before it can be in force. */
export const isOver = ({ wanted, stretch }: VersionPlan['add'][number]): string | undefined =>
  endOf(stretch) < stretch.effectiveFrom
    ? `${wanted.fileName} ended on ${endOf(stretch)}, and what was in force until then cannot be changed`
    : undefined;
