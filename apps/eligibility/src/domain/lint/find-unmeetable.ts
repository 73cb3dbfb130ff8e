import type { CriteriaFile, PathwayRules, PublishedRule } from '../criteria-parts.js';
import { compileService, type CompiledService } from '../compile-service.js';
import { ExaminedPathway } from './examined-pathway.js';
import type { LintFinding } from './lint-finding.js';
import { isLeaf, type Node } from './rule-tree.js';

/** Pathways that a service says it offers, and that no example woman can meet. */
export function findUnmeetable(examined: ExaminedPathway): readonly LintFinding[] {
  const { rules, population } = examined;
  if (rules.offered === false || population.taken.length > 0) return [];
  const never = examined.nodes.filter(
    (node) => isLeaf(node) && population.women.every((woman) => !examined.meets(woman, node)),
  );
  const alone = never.filter((node) => examined.tree.includes(node));
  if (alone.length > 0) return alone.map((node) => nobodyMeets(examined, node));
  const against = examined.tree.filter((node) => isOpenWithout(examined, node));
  return [against.length > 1 ? contradicting(examined, against) : nobodyOn(examined)];
}

function nobodyMeets(examined: ExaminedPathway, node: Node): LintFinding {
  return {
    ...at(examined, node.path),
    kind: 'nobody-can-meet',
    words: `Nobody can meet "${node.compiled.rule}".`,
  };
}

function contradicting(
  examined: ExaminedPathway,
  [first, ...others]: readonly Node[],
): LintFinding {
  const rules = others.map(({ compiled, path }) => `"${compiled.rule}" (${path})`);
  return {
    ...at(examined, first?.path ?? examined.path),
    kind: 'contradiction',
    words: `Nobody can meet "${first?.compiled.rule ?? ''}" together with ${rules.join(' and ')}.`,
  };
}

function nobodyOn(examined: ExaminedPathway): LintFinding {
  const { judgement } = examined.population.nearest;
  return {
    ...at(examined, examined.path),
    kind: 'nobody-can-meet',
    words: `Nobody was found who meets everything asked here; the nearest is refused: ${judgement.because}`,
  };
}

const at = (examined: ExaminedPathway, path: string) => ({
  path,
  pathway: examined.rules.pathway,
  example: examined.example(examined.population.nearest),
});

/** Does somebody meet the pathway once this rule is gone? */
function isOpenWithout({ service, rules, on }: ExaminedPathway, { published }: Node): boolean {
  const file = without(service.file, published);
  const own = file.pathways.find(({ pathway }) => pathway === rules.pathway);
  const again: CompiledService = compileService(file, service);
  const compiled = again.pathways.get(rules.pathway);
  if (own === undefined || compiled === undefined) return false;
  return new ExaminedPathway(again, compiled, own, on).population.taken.length > 0;
}

function without(file: CriteriaFile, gone: PublishedRule): CriteriaFile {
  const rest = (rules: readonly PublishedRule[]) => rules.filter((rule) => rule !== gone);
  return {
    ...file,
    basis: rest(file.basis),
    criteria: rest(file.criteria),
    exclusions: rest(file.exclusions),
    pathways: file.pathways.map((one): PathwayRules => ({ ...one, rules: rest(one.rules) })),
  };
}
