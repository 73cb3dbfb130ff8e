import type { CriteriaFile, PublishedRule } from './criteria-parts.js';
import { allRevisions, type CriterionRevisions } from './criterion-revisions.js';

/** Why criteria that were once in force cannot be judged by any more; undefined where they can. */
export function whyNotRunnable(
  { basis, criteria, exclusions, pathways, partners }: CriteriaFile,
  revisions: CriterionRevisions = allRevisions,
): string | undefined {
  const rules = [
    ...basis,
    ...criteria,
    ...exclusions,
    ...pathways.flatMap((pathway) => pathway.rules),
    ...(partners === undefined ? [] : [partners]),
  ];
  for (const rule of rules) {
    const why = whyNot(rule, revisions);
    if (why !== undefined) return why;
  }
  return undefined;
}

function whyNot(rule: PublishedRule, revisions: CriterionRevisions): string | undefined {
  if (!('group' in rule)) return revisions.whyNot(rule.criterion, rule.settings);
  for (const inner of rule.rules) {
    const why = whyNot(inner, revisions);
    if (why !== undefined) return why;
  }
  return undefined;
}
