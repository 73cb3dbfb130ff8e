import type { JudgedLine, LineOutcome, MissingAnswer } from '@waymark/contracts';
import type { BeingMade } from './being-made.js';
import { isoDay } from './calendar.js';
import type { CompiledGroup, CompiledLeaf, CompiledRule, Finding } from './compiled-rule.js';
import type { Happening } from './happening.js';
import type { ReferralCase } from './referral-case.js';
import { met, type Verdict } from './verdict.js';
import { counted } from './words.js';

/** What is judged: the referral, one thing that happened, and whether geography is left open. */
export interface Judging {
  readonly referral: ReferralCase;
  readonly happening: Happening | undefined;
  readonly asIfInArea: boolean;
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
export const HOPE: Readonly<Record<LineOutcome, number>> = {
  met: 4,
  'not-known': 3,
  'not-published': 2,
  'not-yet': 1,
  'not-met': 0,
};

const NOTHING: readonly never[] = [];
const LONGEST = 500;
const AS_IF_IN_AREA = met('any area', 'Judged as if the person belonged to this area.');
const DESCRIBED = ' The page describes this without making it a rule, so the service is asked.';
const RECOMMENDED = ' The page recommends this; it refuses nobody.';

export const clip = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;

/** Judges rules that must all be met and writes a line for each. */
export function judgeAll(
  rules: readonly CompiledRule[],
  judging: Judging,
  lines: JudgedLine[],
  depth = 0,
): Finding {
  return together(rules.map((rule) => judgeRule(rule, judging, lines, depth)));
}

function judgeRule(
  rule: CompiledRule,
  judging: Judging,
  lines: JudgedLine[],
  depth: number,
): Finding {
  return rule.kind === 'leaf'
    ? judgeLeaf(rule, judging, lines, depth)
    : judgeGroup(rule, judging, lines, depth);
}

function judgeLeaf(
  leaf: CompiledLeaf,
  { referral, happening, asIfInArea }: Judging,
  lines: JudgedLine[],
  depth: number,
): Finding {
  const verdict = asIfInArea && leaf.geographic ? AS_IF_IN_AREA : leaf.judge(referral, happening);
  const line = lineOf(leaf, verdict, depth);
  lines.push(line);
  const refusesNobody = leaf.strength === 'recommended' && verdict.outcome !== 'not-yet';
  return findingOf(leaf.code, verdict, refusesNobody ? 'met' : line.outcome, line.because);
}

function lineOf(leaf: CompiledLeaf, verdict: Verdict, depth: number): JudgedLine {
  const outside = verdict.outcome === 'not-met' || verdict.outcome === 'not-yet';
  const asked = leaf.strength === 'described' && outside;
  const loose = leaf.strength === 'recommended' && verdict.outcome === 'not-met';
  const line: BeingMade<JudgedLine> = {
    criterion: leaf.code,
    question: leaf.question,
    outcome: asked ? 'not-published' : verdict.outcome,
    seen: verdict.seen,
    because: clip(`${verdict.because}${asked ? DESCRIBED : loose ? RECOMMENDED : ''}`),
    strength: leaf.strength,
    published: leaf.published,
    source: leaf.source,
    depth,
  };
  if (verdict.until !== undefined) line.until = isoDay(verdict.until);
  if (verdict.missing !== undefined) line.missing = verdict.missing.fact;
  return line;
}

function findingOf(code: string, verdict: Verdict, outcome: LineOutcome, because: string): Finding {
  const finding: BeingMade<Finding> = {
    outcome,
    because,
    missing: outcome === 'not-known' && verdict.missing ? [verdict.missing] : NOTHING,
    unpublished: outcome === 'not-published' ? [code] : NOTHING,
    deciding: [code],
  };
  if (verdict.until !== undefined && outcome !== 'met') finding.until = verdict.until;
  if (verdict.jointWith !== undefined) finding.jointWith = verdict.jointWith;
  if (verdict.redirectTo !== undefined) finding.redirectTo = verdict.redirectTo;
  return finding;
}

function judgeGroup(
  group: CompiledGroup,
  judging: Judging,
  lines: JudgedLine[],
  depth: number,
): Finding {
  const inner: JudgedLine[] = [];
  const found = group.rules.map((rule) => judgeRule(rule, judging, inner, depth + 1));
  const finding = group.kind === 'all-of' ? together(found) : anyOf(found);
  const metCount = found.filter(({ outcome }) => outcome === 'met').length;
  lines.push(
    {
      criterion: group.kind,
      question: group.kind === 'any-of' ? 'Is any one of these met?' : 'Are all of these met?',
      outcome: finding.outcome,
      seen: `${String(metCount)} of ${counted(found.length, 'rule')} met`,
      because: finding.because,
      ...(finding.until !== undefined && { until: isoDay(finding.until) }),
      strength: 'required',
      published: group.published,
      source: group.source,
      depth,
    },
    ...inner,
  );
  return finding;
}

/** What findings that must all be met come to. */
export function together(findings: readonly Finding[]): Finding {
  let worst = ALL_MET;
  for (const finding of findings) worst = heavier(worst, finding);
  if (worst.outcome === 'met') return withJoint(ALL_MET, findings);
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
  const together: BeingMade<Finding> = {
    outcome,
    because,
    missing: oncePerQuestion(missing),
    unpublished,
    deciding,
  };
  if (until !== undefined) together.until = until;
  if (redirectTo !== undefined) together.redirectTo = redirectTo;
  return withJoint(together, findings);
}

function addNew(list: string[], codes: readonly string[]): void {
  for (const code of codes) if (!list.includes(code)) list.push(code);
}

const ALL_MET: Finding = {
  outcome: 'met',
  because: '',
  missing: NOTHING,
  unpublished: NOTHING,
  deciding: NOTHING,
};

// Of two that are too early the later day speaks, for both must be reached.
function heavier(one: Finding, other: Finding): Finding {
  const difference = WEIGHT[other.outcome] - WEIGHT[one.outcome];
  if (difference !== 0) return difference > 0 ? other : one;
  return other.outcome === 'not-yet' && (other.until ?? 0) > (one.until ?? 0) ? other : one;
}

function withJoint(finding: Finding, findings: readonly Finding[]): Finding {
  const jointWith = findings.find((one) => one.jointWith !== undefined)?.jointWith;
  return jointWith === undefined ? finding : { ...finding, jointWith };
}

/** What findings of which one is enough come to. Nothing is asked when one is met already. */
function anyOf(findings: readonly Finding[]): Finding {
  const enough = findings.find(({ outcome }) => outcome === 'met');
  if (enough !== undefined) return enough;
  const best = findings.reduce((chosen, finding) => (isBetter(finding, chosen) ? finding : chosen));
  if (best.outcome === 'not-met') {
    const because = findings.map((finding) => finding.because).join(' Nor: ');
    const deciding = [...new Set(findings.flatMap((finding) => finding.deciding))];
    return { ...best, because: clip(because), deciding };
  }
  const hopeful = findings.filter(({ outcome }) => outcome !== 'not-met');
  const days = hopeful.flatMap(({ until }) => (until === undefined ? [] : [until]));
  return {
    ...best,
    unpublished: [...new Set(hopeful.flatMap(({ unpublished }) => unpublished))],
    ...(days.length > 0 && { until: Math.min(...days) }),
  };
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
