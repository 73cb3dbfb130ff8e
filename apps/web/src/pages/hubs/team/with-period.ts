import { addDays, type Day, type OpeningPeriod } from '@waymark/contracts';

interface Period {
  readonly from: Day;
  readonly to?: Day;
}

/** Openings, or targets of one step, with a new one laid over them: what it covers goes, what is left of the others stays. Those that are over are left out. */
export function withPeriod<One extends Period>(
  periods: readonly One[],
  period: One,
  today: Day,
): readonly One[] {
  const left = periods.flatMap((other) => [before(other, period), after(other, period)].flat());
  return [...left, period]
    .filter(({ to }) => to === undefined || to >= today)
    .sort((one, other) => one.from.localeCompare(other.from));
}

/** Openings without one that was announced. */
export const withoutPeriod = (
  openings: readonly OpeningPeriod[],
  from: Day,
): readonly OpeningPeriod[] => openings.filter((period) => period.from !== from);

function before<One extends Period>(other: One, { from }: Period): readonly One[] {
  if (other.from >= from) return [];
  const last = addDays(from, -1);
  return [{ ...other, to: other.to === undefined || other.to > last ? last : other.to }];
}

function after<One extends Period>(other: One, { to }: Period): readonly One[] {
  if (to === undefined || (other.to !== undefined && other.to <= to)) return [];
  const first = addDays(to, 1);
  return [{ ...other, from: other.from > first ? other.from : first }];
}
