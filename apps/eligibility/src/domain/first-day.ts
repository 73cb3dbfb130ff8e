import type { DayNumber } from './calendar.js';
import type { Finding } from './finding.js';
import { clip } from './words.js';

/** So many days are looked at; each one brings at most one more. */
const MOST_DAYS = 100;

export interface InTime {
  readonly today: DayNumber;
  /** First days on which something about the service changes by itself. */
  readonly turns: readonly DayNumber[];
  /** What it comes to on a later day if nothing else changes and what is expected happens. */
  readonly judgeOn: (day: DayNumber) => Finding;
}

/**
 * The first day on which everything holds that is too early today. All that depends on time is looked at together:
 * what opens on one day may be over on another, and then there is no such day and the answer is no.
 */
export function firstDay(early: Finding, { today, turns, judgeOn }: InTime): Finding {
  const days = new Set(turns.filter((day) => day > today));
  if (early.until !== undefined) days.add(early.until);
  let day = today;
  let open: Finding | undefined;
  let no: Finding | undefined;
  for (let looked = 0; looked < MOST_DAYS; looked += 1) {
    day = Math.min(...[...days].filter((one) => one > day));
    if (day === Infinity) break;
    const then = judgeOn(day);
    if (then.outcome === 'met') return { ...early, until: day };
    if (then.until !== undefined) days.add(then.until);
    if (then.outcome === 'not-met') no = then;
    else if (then.outcome !== 'not-yet') open ??= { ...then, until: day };
  }
  return open ?? (no === undefined ? early : never(early, no));
}

function never(early: Finding, no: Finding): Finding {
  return {
    ...early,
    outcome: 'not-met',
    until: undefined,
    because: clip(`${early.because} But then: ${no.because}`),
    deciding: [...new Set([...early.deciding, ...no.deciding])],
    parts: [no],
    join: 'all',
  };
}
