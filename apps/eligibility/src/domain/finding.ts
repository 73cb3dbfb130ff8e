import type { LineOutcome, MissingAnswer } from '@waymark/contracts';
import type { Changes } from './criterion.js';
import type { Happening } from './happening.js';
import { clip } from './words.js';

/** What a rule, or several together, came to. Every field is always there: judging is fast while all findings look alike. */
export interface Finding {
  readonly outcome: LineOutcome;
  readonly because: string;
  readonly until: number | undefined;
  readonly missing: readonly MissingAnswer[];
  readonly unpublished: readonly string[];
  readonly deciding: readonly string[];
  readonly jointWith: string | undefined;
  readonly redirectTo: string | undefined;
  /** What it was made of, and whether all of that is needed or any is enough; absent for one criterion. */
  readonly parts: readonly Finding[] | undefined;
  readonly join: 'all' | 'any' | undefined;
  /** For one criterion that is not met, where something could change that: of what it was judged. */
  readonly turnsOn: TurnsOn | undefined;
}

export interface TurnsOn {
  readonly changes: Changes;
  readonly happening: Happening | undefined;
}

/** Together: no beats not known beats not published beats too early. */
const WEIGHT: Readonly<Record<LineOutcome, number>> = {
  'not-met': 4,
  'not-known': 3,
  'not-published': 2,
  'not-yet': 1,
  met: 0,
};
/** Any of several: what may still be a yes beats what is a no. */
const HOPE: Readonly<Record<LineOutcome, number>> = {
  met: 4,
  'not-known': 3,
  'not-published': 2,
  'not-yet': 1,
  'not-met': 0,
};

/** Nothing outweighs it. */
const HIGHEST = 4;

const NOTHING: readonly never[] = [];

/** What findings that must all be met come to. */
export function together(findings: readonly Finding[]): Finding {
  let worst = ALL_MET;
  for (const finding of findings) worst = heavier(worst, finding);
  if (worst.outcome === 'met') {
    const jointWith = jointOf(findings);
    return jointWith === undefined ? ALL_MET : { ...ALL_MET, jointWith };
  }
  const { outcome, because } = worst;
  const missing: MissingAnswer[] = [];
  const unpublished: string[] = [];
  const deciding: string[] = [];
  let until: number | undefined;
  let redirectTo: string | undefined;
  for (const finding of findings) {
    missing.push(...finding.missing);
    addNew(unpublished, finding.unpublished);
    if (finding.until !== undefined) until = Math.max(until ?? finding.until, finding.until);
    if (finding.outcome !== outcome) continue;
    addNew(deciding, finding.deciding);
    redirectTo ??= finding.redirectTo;
  }
  return {
    outcome,
    because,
    until,
    missing: oncePerQuestion(missing),
    unpublished,
    deciding,
    jointWith: jointOf(findings),
    redirectTo,
    parts: findings,
    join: 'all',
    turnsOn: undefined,
  };
}

function addNew(list: string[], codes: readonly string[]): void {
  for (const code of codes) if (!list.includes(code)) list.push(code);
}

export const ALL_MET: Finding = {
  outcome: 'met',
  because: '',
  until: undefined,
  missing: NOTHING,
  unpublished: NOTHING,
  deciding: NOTHING,
  jointWith: undefined,
  redirectTo: undefined,
  parts: undefined,
  join: undefined,
  turnsOn: undefined,
};

// Of two that are too early the later day speaks, for both must be reached.
function heavier(one: Finding, other: Finding): Finding {
  const difference = WEIGHT[other.outcome] - WEIGHT[one.outcome];
  if (difference !== 0) return difference > 0 ? other : one;
  return other.outcome === 'not-yet' && (other.until ?? 0) > (one.until ?? 0) ? other : one;
}

const jointOf = (findings: readonly Finding[]): string | undefined => {
  for (const { jointWith } of findings) if (jointWith !== undefined) return jointWith;
  return undefined;
};

/** What findings of which one is enough come to. Nothing is asked when one is met already. */
export function anyOf(findings: readonly Finding[]): Finding {
  const enough = findings.find(({ outcome }) => outcome === 'met');
  if (enough !== undefined) return enough;
  const best = findings.reduce((chosen, finding) => (isBetter(finding, chosen) ? finding : chosen));
  if (best.outcome === 'not-met') {
    const because = findings.map((finding) => finding.because).join(' Nor: ');
    const deciding = [...new Set(findings.flatMap((finding) => finding.deciding))];
    return { ...best, because: clip(because), deciding, parts: findings, join: 'any' };
  }
  const hopeful = findings.filter(({ outcome }) => outcome !== 'not-met');
  const days = hopeful.flatMap(({ until }) => (until === undefined ? [] : [until]));
  return {
    ...best,
    unpublished: [...new Set(hopeful.flatMap(({ unpublished }) => unpublished))],
    ...(days.length > 0 && { until: Math.min(...days) }),
    parts: findings,
    join: 'any',
  };
}

/** What a finding would come to if some of the criteria it was made of were met. */
export function outcomeIf(finding: Finding, isMet: (one: Finding) => boolean): LineOutcome {
  const { parts, join, outcome } = finding;
  if (parts === undefined) return isMet(finding) ? 'met' : outcome;
  const ranks = join === 'any' ? HOPE : WEIGHT;
  let found: LineOutcome | undefined;
  for (const part of parts) {
    const one = outcomeIf(part, isMet);
    if (found === undefined || ranks[one] > ranks[found]) found = one;
    if (ranks[found] === HIGHEST) return found;
  }
  return found ?? 'met';
}

/** Every criterion of one outcome that a finding was made of. */
export function leavesOf(
  finding: Finding,
  outcome: LineOutcome,
  found: Finding[] = [],
): readonly Finding[] {
  if (finding.parts !== undefined) {
    for (const part of finding.parts) leavesOf(part, outcome, found);
  } else if (finding.outcome === outcome) found.push(finding);
  return found;
}

/** Nearer to a yes: fewer answers missing, an earlier day, fewer rules in the way. */
export function isBetter(one: Finding, other: Finding): boolean {
  if (HOPE[one.outcome] !== HOPE[other.outcome]) return HOPE[one.outcome] > HOPE[other.outcome];
  switch (one.outcome) {
    case 'not-known':
      return one.missing.length < other.missing.length;
    case 'not-yet':
      return (one.until ?? Infinity) < (other.until ?? Infinity);
    case 'met':
    case 'not-published':
    case 'not-met':
      return one.deciding.length < other.deciding.length;
  }
}

function oncePerQuestion(missing: readonly MissingAnswer[]): readonly MissingAnswer[] {
  if (missing.length < 2) return missing;
  const seen = new Set<string>();
  return missing.filter(({ fact, question }) => {
    const key = `${fact} ${question}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
