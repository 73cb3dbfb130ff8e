import type { JudgedLine, MissingAnswer } from '@waymark/contracts';
import type { RegisteredCriterion, Judge, RuleContext } from './criterion.js';
import { criterionRegister } from './criteria/register.js';
import type { Citation, PublishedRule, Strength } from './criteria-parts.js';

/** A criterion with its settings worked in, ready to judge. */
export interface CompiledLeaf {
  readonly kind: 'leaf';
  readonly code: string;
  readonly question: string;
  readonly strength: Strength;
  readonly published: string;
  readonly source: string;
  /** The rule in words. */
  readonly rule: string;
  /** About where she belongs: left open when a service is judged whatever the geography. */
  readonly geographic: boolean;
  readonly judge: Judge;
}

export interface CompiledGroup {
  readonly kind: 'any-of' | 'all-of';
  readonly published: string;
  readonly source: string;
  readonly rule: string;
  readonly rules: readonly CompiledRule[];
}

export type CompiledRule = CompiledLeaf | CompiledGroup;

/** What a rule, or several together, came to. */
export interface Finding {
  readonly outcome: JudgedLine['outcome'];
  readonly because: string;
  readonly until?: number;
  readonly missing: readonly MissingAnswer[];
  readonly unpublished: readonly string[];
  readonly deciding: readonly string[];
  readonly jointWith?: string;
  readonly redirectTo?: string;
}

/** Where rules that every referral meets come from, when no page states them. */
export const NOT_A_PAGE = {
  source: 'Waymark',
  published: 'Asked of every referral; not a rule read on the page.',
} as const;

const GEOGRAPHIC = new Set(['residence-in', 'gp-registered-in', 'booked-unit-in', 'basis']);

export function compileLeaf(
  criterion: RegisteredCriterion,
  settings: object,
  context: RuleContext,
  terms: { readonly strength?: Strength; readonly citation?: Citation | undefined } = {},
): CompiledLeaf {
  const { source, published } = terms.citation ?? NOT_A_PAGE;
  return {
    kind: 'leaf',
    code: criterion.code,
    question: criterion.question,
    strength: terms.strength ?? 'required',
    source,
    published,
    rule: criterion.rule(settings, context),
    geographic: GEOGRAPHIC.has(criterion.code),
    judge: criterion.judgeBy(settings, context),
  };
}

export function compileRule(rule: PublishedRule, context: RuleContext): CompiledRule {
  if ('group' in rule) {
    const rules = rule.rules.map((inner) => compileRule(inner, context));
    const { source, published } = rule.citation;
    const joined = rules
      .map((inner) => inner.rule)
      .join(rule.group === 'any-of' ? '; or ' : ' and ');
    return { kind: rule.group, source, published, rule: joined, rules };
  }
  const criterion = criterionRegister.get(rule.criterion);
  // A file is checked before it is compiled, so this is a fault of ours.
  if (criterion === undefined) throw new Error(`${rule.criterion} is not registered`);
  const { settings, strength, citation } = rule;
  return compileLeaf(criterion, settings, context, { strength, citation });
}

/** Is any part of the rule judged for one thing that happened? */
export function eachHappening(rule: PublishedRule): boolean {
  return 'group' in rule
    ? rule.rules.some(eachHappening)
    : (criterionRegister.get(rule.criterion)?.eachHappening(rule.settings) ?? false);
}
