import type { JudgedLine, Judgement, LineOutcome, Outcome } from '@waymark/contracts';
import type { BeingMade } from './being-made.js';
import { isoDay } from './calendar.js';
import type { CompiledPathway, CompiledService } from './compile-service.js';
import type { Finding } from './compiled-rule.js';
import { clip, isBetter, judgeAll, together, type Judging } from './judge-rules.js';
import type { ReferralCase } from './referral-case.js';
import { subjectsOf } from './subjects.js';
import { PATHWAY_WORDS, counted } from './words.js';

const OUTCOMES: Readonly<Record<LineOutcome, Outcome>> = {
  met: 'eligible',
  'not-met': 'not-eligible',
  'not-yet': 'not-yet',
  'not-known': 'cannot-tell',
  'not-published': 'cannot-tell',
};
const MOST_MISSING = 20;
const MOST_CODES = 40;

/** Judges one pathway of one service: every criterion, with its line, and the one answer they come to. */
export function judgePathway(
  service: CompiledService,
  compiled: CompiledPathway,
  referral: ReferralCase,
  asIfInArea: boolean,
): Judgement {
  const judging: Judging = { referral, happening: undefined, asIfInArea };
  const lines: JudgedLine[] = [];
  const before = judgeAll(compiled.before, judging, lines);
  const each = judgeEach(compiled, judging, lines);
  const after = judgeAll(compiled.after, judging, lines);
  const bySelf = referral.facts.referrer.role === 'self';
  const sent = judgeAll(bySelf ? [compiled.bySelf] : compiled.byOthers, judging, lines);
  return judgementOf(service, compiled, together([before, each, after, sent]), lines);
}

/** One thing that happened must meet all that is asked of it; the one nearest to a yes speaks for the referral. */
function judgeEach(compiled: CompiledPathway, judging: Judging, lines: JudgedLine[]): Finding {
  const subjects = subjectsOf(compiled.pathway, judging.referral.happenings);
  if (compiled.each.length === 0 || subjects.length < 2) {
    return judgeAll(compiled.each, { ...judging, happening: subjects[0] }, lines);
  }
  let best: { readonly finding: Finding; readonly lines: readonly JudgedLine[] } | undefined;
  const days: number[] = [];
  for (const happening of subjects) {
    const own: JudgedLine[] = [];
    const finding = judgeAll(compiled.each, { ...judging, happening }, own);
    if (finding.until !== undefined && finding.outcome !== 'not-met') days.push(finding.until);
    if (best === undefined || isBetter(finding, best.finding)) best = { finding, lines: own };
    if (finding.outcome === 'met') break;
  }
  lines.push(...(best?.lines ?? []));
  const finding = best?.finding ?? judgeAll([], judging, lines);
  return finding.outcome === 'met' || days.length === 0
    ? finding
    : { ...finding, until: Math.min(...days) };
}

function judgementOf(
  { serviceId, revision, standing }: CompiledService,
  { pathway, codes }: CompiledPathway,
  finding: Finding,
  lines: readonly JudgedLine[],
): Judgement {
  const outcome = OUTCOMES[finding.outcome];
  const eligible = outcome === 'eligible';
  const told = outcome === 'cannot-tell';
  const { until, jointWith, redirectTo } = finding;
  const judgement: Partial<BeingMade<Judgement>> = {
    serviceId,
    pathway,
    revision,
    standing,
    outcome,
    because: clip(eligible ? eligibleBecause(pathway, jointWith) : becauseOf(finding)),
    deciding: (eligible ? codes : finding.deciding).slice(0, MOST_CODES),
  };
  // The order of the fields is part of a stored judgement's bytes.
  if (until !== undefined) judgement.until = isoDay(until);
  judgement.missing = told ? finding.missing.slice(0, MOST_MISSING) : [];
  judgement.unpublished = told ? finding.unpublished.slice(0, MOST_MISSING) : [];
  if (jointWith !== undefined && outcome !== 'not-eligible') judgement.jointWith = jointWith;
  if (redirectTo !== undefined && outcome === 'not-eligible') judgement.redirectTo = redirectTo;
  judgement.lines = lines;
  return judgement as Judgement;
}

function becauseOf({ outcome, because, deciding }: Finding): string {
  const others = deciding.length - 1;
  if (outcome !== 'not-met' || others < 1) return because;
  return `${because.slice(0, 440)} (${counted(others, 'other reason')} in the lines below)`;
}

function eligibleBecause(
  pathway: CompiledPathway['pathway'],
  jointWith: string | undefined,
): string {
  const joint = jointWith === undefined ? '' : ` Seen jointly: ${jointWith}.`;
  return `Every published criterion for ${PATHWAY_WORDS[pathway]} is met.${joint}`;
}
