import type { CriteriaFile, LeafRule, PathwayRules, PublishedRule } from '../criteria-parts.js';

/** A rule of a file and where in the file it stands, such as `pathways.0.criteria.1.anyOf.0`. */
export interface PlacedRule {
  readonly path: string;
  readonly rule: PublishedRule;
}

const placed = (rules: readonly PublishedRule[], path: string): readonly PlacedRule[] =>
  rules.map((rule, index) => ({ path: `${path}.${String(index)}`, rule }));

/** The rules of the basis. */
export const basisOf = ({ basis }: CriteriaFile): readonly PlacedRule[] => placed(basis, 'basis');

/** A pathway's own rules, then those of everyone, in the order in which they are judged. */
export function rulesOf(
  file: CriteriaFile,
  { pathway, rules }: PathwayRules,
): readonly PlacedRule[] {
  const at = file.pathways.findIndex((one) => one.pathway === pathway);
  return [
    ...placed(rules, `pathways.${String(at)}.criteria`),
    ...placed(file.criteria, 'criteria'),
    ...placed(file.exclusions, 'exclusions'),
  ];
}

/** The rules inside a group. */
export const insideOf = ({ path, rule }: PlacedRule): readonly PlacedRule[] =>
  'group' in rule
    ? placed(rule.rules, `${path}.${rule.group === 'any-of' ? 'anyOf' : 'allOf'}`)
    : [];

/** Every single criterion in rules and in the groups among them. */
export const leavesOf = (rules: readonly PublishedRule[]): readonly LeafRule[] =>
  rules.flatMap((rule) => ('group' in rule ? leavesOf(rule.rules) : [rule]));
