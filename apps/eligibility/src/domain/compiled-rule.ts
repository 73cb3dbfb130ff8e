import { dayNumber, spokenDay, type DayNumber } from './calendar.js';
import type { Changes, Judge, RegisteredCriterion, RuleContext } from './criterion.js';
import { allRevisions, type CriterionRevisions } from './criterion-revisions.js';
import type { Citation, PublishedRule, RuleDates, Strength } from './criteria-parts.js';

/** The days a rule holds, both inside. */
export interface Force {
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** Such as "This holds from 1 March 2027." */
  readonly words: string;
}

/** A criterion with its settings worked in, ready to judge. */
export interface CompiledLeaf {
  readonly kind: 'leaf';
  readonly code: string;
  /** The code alone, as a list. */
  readonly codes: readonly string[];
  readonly question: string;
  readonly strength: Strength;
  readonly published: string;
  readonly source: string;
  /** The rule in words. */
  readonly rule: string;
  /** About where she belongs: left open when a service is judged whatever the geography. */
  readonly geographic: boolean;
  readonly judge: Judge;
  /** What could make another answer of a "not met"; absent = nothing that is not clinical. */
  readonly changes?: Changes;
  /** Absent = always. */
  readonly force?: Force;
}

export interface CompiledGroup {
  readonly kind: 'any-of' | 'all-of';
  readonly published: string;
  readonly source: string;
  readonly rule: string;
  readonly rules: readonly CompiledRule[];
  readonly force?: Force;
}

export type CompiledRule = CompiledLeaf | CompiledGroup;

/** What rules are compiled with. */
export interface CompileContext extends RuleContext {
  readonly criteria: CriterionRevisions;
}

/** Where rules that every referral meets come from, when no page states them. */
export const NOT_A_PAGE = {
  source: 'Waymark',
  published: 'Asked of every referral; not a rule read on the page.',
} as const;

const GEOGRAPHIC = new Set(['residence-in', 'gp-registered-in', 'booked-unit-in', 'basis']);

interface Terms extends RuleDates {
  readonly strength?: Strength;
  readonly citation?: Citation | undefined;
}

export function compileLeaf(
  criterion: RegisteredCriterion,
  settings: object,
  context: RuleContext,
  terms: Terms = {},
): CompiledLeaf {
  const { source, published } = terms.citation ?? NOT_A_PAGE;
  const changes = criterion.changesBy(settings, context);
  const force = forceOf(terms);
  return {
    kind: 'leaf',
    code: criterion.code,
    codes: [criterion.code],
    question: criterion.question,
    strength: terms.strength ?? 'required',
    source,
    published,
    rule: `${criterion.rule(settings, context)}${datesOf(force)}`,
    geographic: GEOGRAPHIC.has(criterion.code),
    judge: criterion.judgeBy(settings, context),
    ...(changes !== undefined && { changes }),
    ...(force !== undefined && { force }),
  };
}

export function compileRule(rule: PublishedRule, context: CompileContext): CompiledRule {
  if ('group' in rule) {
    const rules = rule.rules.map((inner) => compileRule(inner, context));
    const { source, published } = rule.citation;
    const joined = rules
      .map((inner) => inner.rule)
      .join(rule.group === 'any-of' ? '; or ' : ' and ');
    const force = forceOf(rule);
    const words = `${joined}${datesOf(force)}`;
    const group = { kind: rule.group, source, published, rule: words, rules };
    return force === undefined ? group : { ...group, force };
  }
  const criterion = context.criteria.taking(rule.criterion, rule.settings);
  return compileLeaf(criterion, rule.settings, context, rule);
}

function forceOf({ validFrom, validTo }: RuleDates): Force | undefined {
  if (validFrom === undefined && validTo === undefined) return undefined;
  const from = validFrom === undefined ? -Infinity : dayNumber(validFrom);
  const to = validTo === undefined ? Infinity : dayNumber(validTo);
  return { from, to, words: `This holds ${daysOf(from, to)}.` };
}

const daysOf = (from: DayNumber, to: DayNumber): string =>
  [
    ...(from === -Infinity ? [] : [`from ${spokenDay(from)}`]),
    ...(to === Infinity ? [] : [`until ${spokenDay(to)}`]),
  ].join(' ');

const datesOf = (force: Force | undefined): string =>
  force === undefined ? '' : ` (${daysOf(force.from, force.to)})`;

/** Every first day on which a rule, or a rule inside it, begins to hold or no longer does. */
export const turnsOf = (rule: CompiledRule): readonly DayNumber[] => [
  ...(rule.force === undefined ? [] : [rule.force.from, rule.force.to + 1].filter(Number.isFinite)),
  ...(rule.kind === 'leaf' ? [] : rule.rules.flatMap(turnsOf)),
];

/** Is any part of the rule judged for one thing that happened? */
export function eachHappening(
  rule: PublishedRule,
  criteria: CriterionRevisions = allRevisions,
): boolean {
  return 'group' in rule
    ? rule.rules.some((inner) => eachHappening(inner, criteria))
    : criteria.taking(rule.criterion, rule.settings).eachHappening(rule.settings);
}
