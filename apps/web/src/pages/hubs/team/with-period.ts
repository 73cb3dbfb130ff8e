import { addDays, type Day, type OpeningPeriod } from '@waymark/contracts';

/** Openings with a new one laid over them: what it covers goes, what is left of the others stays. Those that are over are left out. */
export function withPeriod(
  openings: readonly OpeningPeriod[],
  period: OpeningPeriod,
  today: Day,
): readonly OpeningPeriod[] {
  const left = openings.flatMap((other) => [before(other, period), after(other, period)].flat());
  return [...left, period]
    .filter(({ to }) => to === undefined || to >= today)
    .sort((one, other) => one.from.localeCompare(other.from));
}

/** Openings without one that was announced. */
export const withoutPeriod = (
  openings: readonly OpeningPeriod[],
  from: Day,
): readonly OpeningPeriod[] => openings.filter((period) => period.from !== from);

function before(other: OpeningPeriod, { from }: OpeningPeriod): readonly OpeningPeriod[] {
  if (other.from >= from) return [];
  const last = addDays(from, -1);
  return [{ ...other, to: other.to === undefined || other.to > last ? last : other.to }];
}

function after(other: OpeningPeriod, { to }: OpeningPeriod): readonly OpeningPeriod[] {
  if (to === undefined || (other.to !== undefined && other.to <= to)) return [];
  const first = addDays(to, 1);
  return [{ ...other, from: other.from > first ? other.from : first }];
}
