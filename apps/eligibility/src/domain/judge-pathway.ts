import type {
  JudgedLine,
  Judgement,
  LineOutcome,
  MissingAnswer,
  Outcome,
} from '@waymark/contracts';
import type { BeingMade } from './being-made.js';
import { isoDay } from './calendar.js';
import type { CompiledPathway, CompiledService } from './compile-service.js';
import { ALL_MET, isBetter, together, type Finding } from './finding.js';
import { firstDay } from './first-day.js';
import { judgeAll, type Judging } from './judge-rules.js';
import { onLaterDay, staysTheSame, type ReferralCase } from './referral-case.js';
import { subjectsOf } from './subjects.js';
import { answersThatSettle, whatWouldChange } from './what-settles.js';
import { PATHWAY_WORDS, clip, counted } from './words.js';

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
  const now = judgeParts(compiled, judging, lines);
  const finding = now.outcome === 'not-yet' ? firstDayOf(now, compiled, judging) : now;
  return judgementOf(service, compiled, { finding, referral, lines });
}

function judgeParts(compiled: CompiledPathway, judging: Judging, lines: JudgedLine[]): Finding {
  const before = judgeAll(compiled.before, judging, lines);
  const each = judgeEach(compiled, judging, lines);
  const after = judgeAll(compiled.after, judging, lines);
  const bySelf = judging.referral.facts.referrer.role === 'self';
  const sent = judgeAll(bySelf ? [compiled.bySelf] : compiled.byOthers, judging, lines);
  const parts = [before, each, after, sent].filter((part) => part !== ALL_MET);
  return parts.length === 0 ? ALL_MET : together(parts);
}

function firstDayOf(early: Finding, compiled: CompiledPathway, judging: Judging): Finding {
  const { referral } = judging;
  const { turns } = compiled;
  // Where nothing else can turn until then, the day that each criterion gives is the answer.
  const { until = Infinity } = early;
  const turning = turns.some((day) => day > referral.today && day <= until);
  if (!turning && staysTheSame(referral, until)) return early;
  return firstDay(early, {
    today: referral.today,
    turns,
    judgeOn: (day) => judgeParts(compiled, { ...judging, referral: onLaterDay(referral, day) }, []),
  });
}

/** One thing that happened must meet all that is asked of it; the one nearest to a yes speaks for the referral. */
function judgeEach(compiled: CompiledPathway, judging: Judging, lines: JudgedLine[]): Finding {
  const subjects = subjectsOf(compiled.pathway, judging.referral.happenings);
  if (compiled.each.length === 0 || subjects.length < 2) {
    const { referral, asIfInArea } = judging;
    return judgeAll(compiled.each, { referral, happening: subjects[0], asIfInArea }, lines);
  }
  let best: { readonly finding: Finding; readonly lines: readonly JudgedLine[] } | undefined;
  const days: number[] = [];
  const parts: Finding[] = [];
  for (const happening of subjects) {
    const own: JudgedLine[] = [];
    const finding = judgeAll(compiled.each, { ...judging, happening }, own);
    parts.push(finding);
    if (finding.until !== undefined && finding.outcome !== 'not-met') days.push(finding.until);
    if (best === undefined || isBetter(finding, best.finding)) best = { finding, lines: own };
    if (finding.outcome === 'met') break;
  }
  lines.push(...(best?.lines ?? []));
  const finding = best?.finding ?? judgeAll([], judging, lines);
  if (finding.outcome === 'met') return finding;
  const until = days.length === 0 ? {} : { until: Math.min(...days) };
  return { ...finding, ...until, parts, join: 'any' };
}

interface Judged {
  readonly finding: Finding;
  readonly referral: ReferralCase;
  readonly lines: readonly JudgedLine[];
}

function judgementOf(
  { serviceId, revision, standing }: CompiledService,
  { pathway, codes }: CompiledPathway,
  { finding, referral, lines }: Judged,
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
  judgement.missing = told ? missingOf(finding) : [];
  judgement.unpublished = told ? finding.unpublished.slice(0, MOST_MISSING) : [];
  if (jointWith !== undefined && outcome !== 'not-eligible') judgement.jointWith = jointWith;
  if (redirectTo !== undefined && outcome === 'not-eligible') judgement.redirectTo = redirectTo;
  if (outcome === 'not-eligible') {
    const changes = whatWouldChange(finding, referral);
    if (changes.length > 0) judgement.wouldChange = changes;
  }
  judgement.lines = lines;
  return judgement as Judgement;
}

const missingOf = (finding: Finding): readonly MissingAnswer[] =>
  finding.outcome === 'not-known' ? answersThatSettle(finding).slice(0, MOST_MISSING) : [];

function becauseOf({ outcome, because, deciding }: Finding): string {
  const others = deciding.length - 1;
  if (outcome !== 'not-met' || others < 1) return because;
  const there = others === 1 ? 'There is' : 'There are';
  return `${because.slice(0, 440)} ${there} ${counted(others, 'other reason')}.`;
}

function eligibleBecause(
  pathway: CompiledPathway['pathway'],
  jointWith: string | undefined,
): string {
  const joint = jointWith === undefined ? '' : ` Seen jointly: ${jointWith}.`;
  return `Every published criterion for ${PATHWAY_WORDS[pathway]} is met.${joint}`;
}
