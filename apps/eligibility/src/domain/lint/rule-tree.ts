import type { CompiledPathway, CompiledService } from '../compile-service.js';
import { eachHappening, type CompiledLeaf, type CompiledRule } from '../compiled-rule.js';
import type { LeafRule, PathwayRules, PublishedRule } from '../criteria-parts.js';
import { judgeAll, type Judging } from '../judge-rules.js';
import { subjectsOf } from '../subjects.js';
import type { Woman } from './population.js';
import { basisOf, insideOf, rulesOf, type PlacedRule } from './rule-places.js';

/** A published rule, compiled, with the place in the file where it stands. */
export interface Node {
  readonly path: string;
  readonly published: PublishedRule;
  readonly compiled: CompiledRule;
  readonly inside: readonly Node[];
}

/** The published rules of a pathway as a tree; everything at the top must be met. */
export function ruleTree(
  service: CompiledService,
  compiled: CompiledPathway,
  rules: PathwayRules,
): readonly Node[] {
  const { file } = service;
  const all = rulesOf(file, rules);
  const each = all.filter(({ rule }) => eachHappening(rule));
  const rest = all.filter(({ rule }) => !eachHappening(rule));
  const basis = basisOf(file);
  // Built-in questions come first among those judged before: whether it is offered, whether it is open.
  const before = compiled.before.slice(compiled.before.length - basisLength(compiled, basis));
  return [
    ...paired(basis, before),
    ...paired(each, compiled.each),
    ...paired(rest, compiled.after.slice(0, rest.length)),
  ];
}

/** Where no place is named the basis ends with a rule that is made from the footprint. */
function basisLength({ before }: CompiledPathway, basis: readonly PlacedRule[]): number {
  const last = before.at(-1);
  const made = last?.kind === 'leaf' && last.code === 'basis' ? 1 : 0;
  return basis.length + made;
}

function paired(places: readonly PlacedRule[], compiled: readonly CompiledRule[]): readonly Node[] {
  return places.flatMap((place, at) => {
    const rule = compiled[at];
    return rule === undefined ? [] : [nodeOf(place, rule)];
  });
}

function nodeOf(place: PlacedRule, compiled: CompiledRule): Node {
  const inside = compiled.kind === 'leaf' ? [] : paired(insideOf(place), compiled.rules);
  return { path: place.path, published: place.rule, compiled, inside };
}

/** Which nodes a woman meets; everything but a clear yes counts as no. */
export type Met = ReadonlyMap<Node, boolean>;

/** Judges every node for a woman by the real evaluator. */
export function metBy(tree: readonly Node[], woman: Woman): Met {
  const { referral, judgement } = woman;
  const [happening] = subjectsOf(judgement.pathway, referral.happenings);
  const judging: Judging = { referral, happening, asIfInArea: false };
  const met = new Map<Node, boolean>();
  const judge = (node: Node): void => {
    met.set(node, judgeAll([node.compiled], judging, []).outcome === 'met');
    for (const inner of node.inside) judge(inner);
  };
  for (const node of tree) judge(node);
  return met;
}

/**
 * Does this one node decide: is it the only no, or, as one way in among several, the only yes? Seen by turning it round
 * and looking whether the answer turns too.
 */
export function decides(tree: readonly Node[], met: Met, node: Node): boolean {
  const isWayIn = everyNode(tree).some(
    ({ compiled, inside }) => compiled.kind === 'any-of' && inside.includes(node),
  );
  return met.get(node) === isWayIn && turns(tree, met, node);
}

function turns(tree: readonly Node[], met: Met, node: Node): boolean {
  const value = (one: Node, flipped: boolean): boolean => {
    if (one === node) return flipped !== (met.get(one) ?? false);
    if (one.inside.length === 0) return met.get(one) ?? false;
    return one.compiled.kind === 'any-of'
      ? one.inside.some((inner) => value(inner, flipped))
      : one.inside.every((inner) => value(inner, flipped));
  };
  const all = (flipped: boolean): boolean => tree.every((one) => value(one, flipped));
  return all(false) !== all(true);
}

export const everyNode = (tree: readonly Node[]): readonly Node[] =>
  tree.flatMap((node) => [node, ...everyNode(node.inside)]);

export const isLeaf = (
  node: Node,
): node is Node & { readonly published: LeafRule; readonly compiled: CompiledLeaf } =>
  node.compiled.kind === 'leaf' && !('group' in node.published);
