import type { Pathway } from '@waymark/contracts';
import type { CompiledService } from '../compile-service.js';
import { judgePathway } from '../judge-pathway.js';
import { leadOrder, neededPathways, pathwaysJudged } from '../pathways-judged.js';
import { referralCase } from '../referral-case.js';
import { PATHWAY_WORDS } from '../words.js';
import type { ExaminedPathway } from './examined-pathway.js';
import type { LintFinding } from './lint-finding.js';
import { factsOf } from './sketch.js';

/** Two pathways that claim the same woman, who asked for neither first, and nothing says which of them leads. */
export function findOverlaps(pathways: readonly ExaminedPathway[]): readonly LintFinding[] {
  const found = new Map<string, LintFinding>();
  for (const examined of pathways) {
    const { service, on } = examined;
    const order = leadOrder(service.file);
    for (const woman of examined.population.taken) {
      const claims = claimedBy(service, woman.sketch, on).filter(
        (pathway) => !order.includes(pathway),
      );
      const [one, other] = claims;
      if (one === undefined || other === undefined) continue;
      const key = `${one} ${other}`;
      if (!found.has(key)) found.set(key, findingOf(examined, woman, [one, other]));
    }
  }
  return [...found.values()];
}

/** The pathways that say yes to her when she asks for none of them. */
function claimedBy(
  service: CompiledService,
  sketch: Parameters<typeof factsOf>[0],
  on: string,
): readonly Pathway[] {
  const facts = factsOf(sketch, on, []);
  const referral = referralCase(facts, { on, firstReferredOn: on }, service.places);
  return pathwaysJudged(service, neededPathways(referral))
    .filter((pathway) => judgePathway(service, pathway, referral, false).outcome === 'eligible')
    .map(({ pathway }) => pathway);
}

function findingOf(
  examined: ExaminedPathway,
  woman: Parameters<ExaminedPathway['example']>[0],
  [one, other]: readonly [Pathway, Pathway],
): LintFinding {
  const { pathways } = examined.service.file;
  const at = pathways.findIndex(({ pathway }) => pathway === other);
  return {
    kind: 'overlap',
    path: `pathways.${String(at)}`,
    pathway: other,
    words: `${PATHWAY_WORDS[one]} and ${PATHWAY_WORDS[other]} both take the same woman, and "order" does not say which leads.`,
    example: examined.example(woman),
  };
}
