import type { FirstHelp, Placement } from './placement.js';

/** Enough for every appointment that is kept. */
const MOST_KEPT = 100;

type Helped = Pick<Placement, 'firstHelp' | 'helped'>;

/** Her one clock stops once; nothing starts it again but that it had stopped by mistake. */
export function withFirstHelp(
  before: Helped,
  now: FirstHelp,
): { readonly stands: Required<Helped>; readonly isNew: boolean } {
  const helped = before.helped ?? firstOf(before);
  return {
    stands: { firstHelp: before.firstHelp ?? now, helped: [...helped, now].slice(0, MOST_KEPT) },
    isNew: before.firstHelp === undefined,
  };
}

/** Help that was recorded by mistake was none: the clock stopped at what is left, or it runs. */
export function withoutHelp(before: Placement, isIt: (help: FirstHelp) => boolean): Placement {
  const { firstHelp, helped: known, ...rest } = before;
  const helped = (known ?? firstOf(before)).filter((help) => !isIt(help));
  const first =
    firstHelp !== undefined && isIt(firstHelp)
      ? [...helped].sort((one, other) => one.on.localeCompare(other.on))[0]
      : firstHelp;
  return { ...rest, helped, ...(first !== undefined && { firstHelp: first }) };
}

// What was recorded before all of it was kept.
const firstOf = ({ firstHelp }: Helped): readonly FirstHelp[] =>
  firstHelp === undefined ? [] : [firstHelp];
