import {
  ABOUT_DAYS,
  addDays,
  daysBetween,
  fitsAge,
  isDay,
  spanOf,
  wasBornAlive,
  type BabyDeath,
  type Day,
  type DayOrMonth,
  type LossFact,
  type OccurrenceFact,
  type ReferralFacts,
} from '@waymark/contracts';
import { changedPaths } from './changed-paths.js';

// One thing that happened is one baby: a death takes the place of the birth that was told, and can be taken back.

type Told = Pick<ReferralFacts, 'occurrences' | 'current'>;

/** What a death has changed, kept so that a correction puts it back. */
export interface DeathKept {
  readonly added: OccurrenceFact;
  /** How many losses of that kind were told before; absent of what was kept before it was counted. */
  readonly alike?: number;
  /** The birth whose place it took. */
  readonly replaced?: OccurrenceFact;
  /** Births that were expected, and are no longer. */
  readonly notExpected: readonly OccurrenceFact[];
  readonly current?: { readonly before: Told['current']; readonly after: Told['current'] };
}

/** As many things that happened as facts can hold. */
const MOST = 30;
/** The oldest age at death that facts can hold. */
const OLDEST_DAYS = 1_826;

/** What is known once a baby has died; undefined where no more can be held, and a person has to say it. */
export function afterBabyDeath(
  { occurrences, current }: Told,
  death: BabyDeath & { readonly on?: Day },
): { readonly told: Told; readonly kept: DeathKept } | undefined {
  const replaced = birthToldOf(occurrences, death);
  const goesOn = death.pregnantNow !== 'no';
  const notExpected = goesOn ? [] : occurrences.filter(isExpectedBirth);
  const added = lossOf(death, replaced);
  const still = occurrences.filter((one) => !notExpected.includes(one));
  const after =
    replaced === undefined
      ? [...still, added]
      : still.map((one) => (one === replaced ? added : one));
  if (after.length > MOST) return undefined;
  const now: Told['current'] =
    goesOn || current.state !== 'pregnant' ? current : { state: 'not-pregnant' };
  return {
    told: { occurrences: after, current: now },
    kept: {
      added,
      alike: alikeIn(occurrences, added).length,
      notExpected,
      ...(replaced !== undefined && { replaced }),
      ...(now !== current && { current: { before: current, after: now } }),
    },
  };
}

/** What is known once it turns out that no baby has died: what was said since stays. */
export function withoutBabyDeath({ occurrences, current }: Told, kept: DeathKept): Told {
  const at = placeOf(occurrences, kept);
  const { replaced, notExpected } = kept;
  const back = at === undefined || replaced === undefined ? [] : [replaced];
  const others = at === undefined ? occurrences : occurrences.toSpliced(at, 1, ...back);
  const isAsLeft = kept.current !== undefined && isSame(current, kept.current.after);
  return {
    occurrences: [...others, ...notExpected].slice(0, MOST),
    current: isAsLeft ? kept.current.before : current,
  };
}

const isExpectedBirth = ({ kind, certainty }: OccurrenceFact): boolean =>
  kind === 'birth' && certainty === 'expected';

function birthToldOf(
  occurrences: readonly OccurrenceFact[],
  { kind, bornOn, on }: BabyDeath & { readonly on?: Day },
): OccurrenceFact | undefined {
  if (!wasBornAlive(kind)) return undefined;
  const births = occurrences.filter((one) => one.kind === 'birth' && one.certainty !== 'expected');
  if (bornOn !== undefined) {
    return births.find((one) => one.on === bornOn) ?? births.find((one) => overlaps(one, bornOn));
  }
  // Nobody said which: only where it can be no other.
  const possible = births.filter((one) => {
    const days = daysOf(one);
    return days === undefined || on === undefined || fitsAge(kind, days, on);
  });
  return possible.length === 1 ? possible[0] : undefined;
}

function overlaps(birth: OccurrenceFact, bornOn: DayOrMonth): boolean {
  const told = daysOf(birth);
  const said = spanOf(bornOn);
  return told !== undefined && told.first <= said.last && said.first <= told.last;
}

function daysOf({ on, certainty }: OccurrenceFact): ReturnType<typeof spanOf> | undefined {
  if (on === undefined) return undefined;
  const { first, last } = spanOf(on);
  const about = certainty === 'about' ? ABOUT_DAYS : 0;
  return { first: addDays(first, -about), last: addDays(last, about) };
}

function lossOf(
  { kind, bornOn, on }: BabyDeath & { readonly on?: Day },
  birth: OccurrenceFact | undefined,
): OccurrenceFact {
  const born = birth?.certainty === 'exact' && isDay(birth.on) ? birth.on : bornOn;
  const loss: LossFact = { kind, ...ageAtDeath(kind, born, on) };
  return {
    kind: 'loss',
    certainty: 'exact',
    ...(on !== undefined && { on }),
    ...(birth?.pregnancy !== undefined && { pregnancy: birth.pregnancy }),
    loss,
  };
}

function ageAtDeath(
  kind: BabyDeath['kind'],
  born: DayOrMonth | undefined,
  on: Day | undefined,
): Pick<LossFact, 'ageAtDeathDays'> {
  if (on === undefined || !isDay(born) || !wasBornAlive(kind)) return {};
  const days = daysBetween(born, on);
  return fitsAge(kind, spanOf(born), on) && days <= OLDEST_DAYS ? { ageAtDeathDays: days } : {};
}

const alikeIn = (
  occurrences: readonly OccurrenceFact[],
  { loss }: OccurrenceFact,
): readonly OccurrenceFact[] => occurrences.filter((one) => one.loss?.kind === loss?.kind);

// It may have been told more exactly since: the same kind of loss, the newest first. Where there are no more of that kind
// than before, somebody has taken it out by hand, and what is there is another baby.
function placeOf(
  occurrences: readonly OccurrenceFact[],
  { added, alike = 0 }: Pick<DeathKept, 'added' | 'alike'>,
): number | undefined {
  const exactly = occurrences.findLastIndex((one) => isSame(one, added));
  if (exactly >= 0) return exactly;
  const others = alikeIn(occurrences, added);
  const last = others.length > alike ? others.at(-1) : undefined;
  return last === undefined ? undefined : occurrences.lastIndexOf(last);
}

const isSame = (one: object, other: object): boolean => changedPaths(one, other).length === 0;
