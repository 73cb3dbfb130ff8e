import type { Consideration } from '@waymark/contracts';

const CHOSEN = 'chosen-by-a-person';

/** The line of the decision record for a place that somebody chose by hand, whatever the routing order said; not taken once it has declined. */
export const chosenByAPerson = (
  serviceId: string,
  because: string,
  taken = true,
): Consideration => ({ rule: CHOSEN, serviceId, taken, because });

/**
 * The decision record as it stands: what the routing order last considered, and before it whatever was chosen by hand
 * since, the newest first. `decided`: the lines of each step, the oldest first.
 */
export function recordOf(decided: readonly (readonly Consideration[])[]): readonly Consideration[] {
  const byRule = decided.findLastIndex((lines) => lines.some(({ rule }) => rule !== CHOSEN));
  const byHand = decided
    .slice(byRule + 1)
    .toReversed()
    .flat();
  const since = byHand.filter(
    ({ serviceId }, at) => byHand.findIndex((line) => line.serviceId === serviceId) === at,
  );
  const chosen = new Set(since.map(({ serviceId }) => serviceId));
  const before = (decided[byRule] ?? []).filter(
    ({ serviceId }) => serviceId === undefined || !chosen.has(serviceId),
  );
  return [...since, ...before].slice(0, MOST_LINES);
}

const MOST_LINES = 200;
