import {
  BARRIER_CODES,
  BARRIER_THEMES,
  BARRIERS,
  type Barrier,
  type BarrierCount,
  type BarriersMet,
  type BarrierTheme,
  type Day,
} from '@waymark/contracts';
import { FEWEST_SHOWN, shown, toNearestFive } from '../small-numbers.js';

/** One barrier that one plan met, once or several times. */
export interface MetBarrier {
  readonly plan_id: string;
  readonly barrier: Barrier;
  /** At least once. */
  readonly overcome: boolean;
}

/** What gets in the way, as it may be shown: people, not entries; small numbers hidden, also from subtraction. */
export function barriersMet(
  met: readonly MetBarrier[],
  people: number,
  time: { readonly from: Day; readonly to: Day },
): BarriersMet {
  return {
    ...time,
    ...rounded('people', people),
    themes: BARRIER_THEMES.map((theme) => ({
      theme,
      ...rounded('people', distinct(met.filter(({ barrier }) => BARRIERS[barrier] === theme))),
    })),
    barriers: BARRIER_THEMES.flatMap((theme) => countsOf(theme, met)),
  };
}

function countsOf(theme: BarrierTheme, met: readonly MetBarrier[]): readonly BarrierCount[] {
  const counts = BARRIER_CODES.filter((barrier) => BARRIERS[barrier] === theme).map((barrier) => {
    const of = met.filter((one) => one.barrier === barrier);
    return {
      barrier,
      people: distinct(of),
      overcome: distinct(of.filter(({ overcome }) => overcome)),
    };
  });
  const beside = hiddenBeside(counts);
  return counts.map(({ barrier, people, overcome }) => ({
    barrier,
    theme,
    ...(barrier !== beside && rounded('people', people)),
    ...(barrier !== beside && isLarge(people) && overcomeOf(people, overcome)),
  }));
}

// Where one number of a theme is hidden, the theme's total would tell it: the next smallest is hidden with it.
function hiddenBeside(
  counts: readonly { readonly barrier: Barrier; readonly people: number }[],
): Barrier | undefined {
  const small = counts.filter(({ people }) => people > 0 && !isLarge(people));
  const large = counts.filter(({ people }) => isLarge(people));
  if (small.length !== 1) return undefined;
  return [...large].sort((one, other) => one.people - other.people)[0]?.barrier;
}

function overcomeOf(people: number, overcome: number): { readonly overcome?: number } {
  const tells = [overcome, people - overcome].some((count) => count > 0 && count < FEWEST_SHOWN);
  return tells ? {} : { overcome: toNearestFive(overcome) };
}

const isLarge = (count: number): boolean => shown(count) !== undefined;

const rounded = (name: 'people', count: number): { readonly people?: number } =>
  isLarge(count) ? { [name]: toNearestFive(count) } : {};

const distinct = (met: readonly MetBarrier[]): number =>
  new Set(met.map((one) => one.plan_id)).size;
