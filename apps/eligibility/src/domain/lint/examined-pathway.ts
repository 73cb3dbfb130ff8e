import type { Day } from '@waymark/contracts';
import type { CompiledPathway, CompiledService } from '../compile-service.js';
import type { PathwayRules } from '../criteria-parts.js';
import type { Example } from './lint-finding.js';
import { Population, type Woman } from './population.js';
import { everyNode, metBy, ruleTree, type Met, type Node } from './rule-tree.js';
import { inWords } from './sketch-in-words.js';

/** One pathway of a service with its example women, and which of its rules each of them meets. */
export class ExaminedPathway {
  readonly population: Population;
  readonly tree: readonly Node[];
  readonly nodes: readonly Node[];
  private readonly met = new Map<Woman, Met>();

  constructor(
    readonly service: CompiledService,
    readonly compiled: CompiledPathway,
    readonly rules: PathwayRules,
    readonly on: Day,
  ) {
    this.population = new Population(service, compiled, rules, on);
    this.tree = ruleTree(service, compiled, rules);
    this.nodes = everyNode(this.tree);
  }

  get path(): string {
    const { pathways } = this.service.file;
    return `pathways.${String(pathways.indexOf(this.rules))}`;
  }

  metBy(woman: Woman): Met {
    const known = this.met.get(woman);
    if (known !== undefined) return known;
    const met = metBy(this.tree, woman);
    this.met.set(woman, met);
    return met;
  }

  meets(woman: Woman, node: Node): boolean {
    return this.metBy(woman).get(node) ?? false;
  }

  example({ sketch, referral }: Woman): Example {
    const { on, service, population } = this;
    const about = population.values.keys();
    const words = inWords(sketch, { on, places: service.places }, about);
    return { words, facts: referral.facts, on };
  }
}

/** Every pathway of a service that its file names. */
export function examine(service: CompiledService, on: Day): readonly ExaminedPathway[] {
  return service.file.pathways.flatMap((rules) => {
    const compiled = service.pathways.get(rules.pathway);
    return compiled === undefined ? [] : [new ExaminedPathway(service, compiled, rules, on)];
  });
}
