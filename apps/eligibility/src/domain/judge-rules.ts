import type { JudgedLine } from '@waymark/contracts';
import type { BeingMade } from './being-made.js';
import { isoDay } from './calendar.js';
import type { CompiledGroup, CompiledLeaf, CompiledRule, Force } from './compiled-rule.js';
import { ALL_MET, anyOf, together, type Finding } from './finding.js';
import type { Happening } from './happening.js';
import type { ReferralCase } from './referral-case.js';
import { met, type Verdict } from './verdict.js';
import { clip, counted } from './words.js';

/** What is judged: the referral, one thing that happened, and whether geography is left open. */
export interface Judging {
  readonly referral: ReferralCase;
  readonly happening: Happening | undefined;
  readonly asIfInArea: boolean;
}

const GROUP_QUESTIONS = {
  'any-of': 'Is any one of these met?',
  'all-of': 'Are all of these met?',
} as const;
const NOTHING: readonly never[] = [];
const AS_IF_IN_AREA = met('any area', 'Judged as if the person belonged to this area.');
const DESCRIBED = ' The page describes this without making it a rule, so the service is asked.';
const RECOMMENDED = ' The page recommends this; it refuses nobody.';

/** Judges rules that must all be met and writes a line for each. */
export function judgeAll(
  rules: readonly CompiledRule[],
  judging: Judging,
  lines: JudgedLine[],
  depth = 0,
): Finding {
  const findings = judgeEvery(rules, judging, lines, depth);
  return findings === NOTHING ? ALL_MET : together(findings);
}

/**
 * `isWayIn`: each is one of several ways in, so that it helps and does not restrict. Of rules that must all be met only
 * those are given back that have something to say.
 */
function judgeEvery(
  rules: readonly CompiledRule[],
  judging: Judging,
  lines: JudgedLine[],
  depth: number,
  isWayIn = false,
): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const rule of rules) {
    const finding =
      rule.kind === 'leaf' && rule.force === undefined
        ? judgeLeaf(rule, judging, lines, depth, isWayIn)
        : judgeRule(rule, judging, lines, depth, isWayIn);
    if (isWayIn || finding !== ALL_MET) (findings ??= []).push(finding);
  }
  return findings ?? NOTHING;
}

function judgeRule(
  rule: CompiledRule,
  judging: Judging,
  lines: JudgedLine[],
  depth: number,
  isWayIn: boolean,
): Finding {
  const { force } = rule;
  if (force !== undefined && !isInForce(force, judging.referral, isWayIn)) {
    return judgeOutOfForce({ rule, force, isWayIn }, judging, lines, depth);
  }
  const at = lines.length;
  const finding = judgeInForce(rule, judging, lines, depth, isWayIn);
  return force === undefined || isWayIn || force.to === Infinity || finding.outcome !== 'not-met'
    ? finding
    : untilItEnds(finding, force, lines, at);
}

/** A limit that ends on a known day is no "no": from the next day on it asks nothing. */
function untilItEnds(
  finding: Finding,
  { to, words }: Force,
  lines: JudgedLine[],
  at: number,
): Finding {
  const until = to + 1;
  const because = clip(`${finding.because} ${words}`);
  const line = lines[at];
  if (line !== undefined) {
    lines[at] = { ...line, outcome: 'not-yet', because, until: isoDay(until) };
  }
  return { ...ALL_MET, outcome: 'not-yet', because, until, deciding: finding.deciding };
}

const judgeInForce = (
  rule: CompiledRule,
  judging: Judging,
  lines: JudgedLine[],
  depth: number,
  isWayIn: boolean,
): Finding =>
  rule.kind === 'leaf'
    ? judgeLeaf(rule, judging, lines, depth, isWayIn)
    : judgeGroup(rule, judging, lines, depth);

// A rule that begins or ends while a referral waits counts as favours the person: a way in on either day, a limit on both.
const isInForce = (
  { from, to }: Force,
  { today, fairDay }: ReferralCase,
  isWayIn: boolean,
): boolean => (isWayIn ? from <= today && fairDay <= to : from <= fairDay && today <= to);

interface OutOfForce {
  readonly rule: CompiledRule;
  readonly force: Force;
  readonly isWayIn: boolean;
}

/** A limit out of force asks nothing. A way in that has ended is none; one that has not begun may still be one. */
function judgeOutOfForce(
  { rule, force, isWayIn }: OutOfForce,
  judging: Judging,
  lines: JudgedLine[],
  depth: number,
): Finding {
  const own: JudgedLine[] = [];
  const inForce = judgeInForce(rule, judging, own, depth, isWayIn);
  const [line, ...inner] = own;
  if (line === undefined) return ALL_MET;
  const { until: _day, missing: _asked, ...said } = line as BeingMade<JudgedLine>;
  if (!isWayIn) {
    lines.push({ ...said, outcome: 'met', seen: 'not in force', because: force.words });
    return ALL_MET;
  }
  const ended = judging.referral.today >= force.from;
  const finding = together([inForce, ended ? outOfTime(force) : tooEarly(force)]);
  const because = clip(`${force.words} ${line.because}`);
  lines.push(
    {
      ...said,
      outcome: finding.outcome,
      because,
      ...(finding.until !== undefined && { until: isoDay(finding.until) }),
      ...(finding.outcome === 'not-known' && _asked !== undefined && { missing: _asked }),
    },
    ...inner,
  );
  return finding;
}

const tooEarly = ({ from, words }: Force): Finding => ({
  ...ALL_MET,
  outcome: 'not-yet',
  because: words,
  until: from,
});

const outOfTime = ({ words }: Force): Finding => ({
  ...ALL_MET,
  outcome: 'not-met',
  because: words,
});

function judgeLeaf(
  leaf: CompiledLeaf,
  { referral, happening, asIfInArea }: Judging,
  lines: JudgedLine[],
  depth: number,
  isWayIn: boolean,
): Finding {
  const verdict = asIfInArea && leaf.geographic ? AS_IF_IN_AREA : leaf.judge(referral, happening);
  const line = lineOf(leaf, verdict, depth);
  lines.push(line);
  const refusesNobody = leaf.strength === 'recommended' && verdict.outcome !== 'not-yet';
  const outcome = refusesNobody ? 'met' : line.outcome;
  // Where all must hold, one that does has nothing more to say.
  if (outcome === 'met' && !isWayIn && verdict.jointWith === undefined) return ALL_MET;
  return {
    outcome,
    because: line.because,
    until: outcome === 'met' ? undefined : verdict.until,
    missing: outcome === 'not-known' && verdict.missing ? [verdict.missing] : NOTHING,
    unpublished: outcome === 'not-published' ? leaf.codes : NOTHING,
    deciding: leaf.codes,
    jointWith: verdict.jointWith,
    redirectTo: verdict.redirectTo,
    parts: undefined,
    join: undefined,
    turnsOn:
      outcome === 'not-met' && leaf.changes !== undefined
        ? { changes: leaf.changes, happening }
        : undefined,
  };
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

function judgeGroup(
  group: CompiledGroup,
  judging: Judging,
  lines: JudgedLine[],
  depth: number,
): Finding {
  const inner: JudgedLine[] = [];
  const any = group.kind === 'any-of';
  const found = judgeEvery(group.rules, judging, inner, depth + 1, any);
  const finding = any ? anyOf(found) : together(found);
  const metCount = group.rules.length - found.filter(({ outcome }) => outcome !== 'met').length;
  lines.push(
    {
      criterion: group.kind,
      question: GROUP_QUESTIONS[group.kind],
      outcome: finding.outcome,
      seen: `${String(metCount)} of ${counted(group.rules.length, 'rule')} met`,
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
