import type { Pathway } from '@waymark/contracts';
import type { CompiledPathway, CompiledService } from './compile-service.js';
import type { CriteriaFile } from './criteria-parts.js';
import type { ReferralCase } from './referral-case.js';

/** Pathways of the voluntary sector and of the right places: each service is judged on its own, asked for or not. */
const OWN: ReadonlySet<Pathway> = new Set([
  'link-work',
  'peer-support',
  'family-support',
  'perinatal-illness',
]);

/** Which pathway leads where several take her and none was asked for first: loss comes before all else. */
const USUAL_ORDER: readonly Pathway[] = [
  'perinatal-loss',
  'custody-loss',
  'birth-trauma',
  'tokophobia',
];

/** What a service says about which of its pathways leads; then the usual order. */
export const leadOrder = ({ order = [] }: Pick<CriteriaFile, 'order'>): readonly Pathway[] => [
  ...order,
  ...USUAL_ORDER.filter((pathway) => !order.includes(pathway)),
];

/** What was asked for, and what the things that happened bring with them, so that no need is overlooked. */
export function neededPathways({ facts, happenings }: ReferralCase): readonly Pathway[] {
  const { need } = facts;
  const needed = new Set<Pathway>();
  for (const pathway of need.pathways) if (!OWN.has(pathway)) needed.add(pathway);
  if (happenings.some(({ kind }) => kind === 'loss')) needed.add('perinatal-loss');
  if (happenings.some(({ kind }) => kind === 'separation')) needed.add('custody-loss');
  const born = happenings.some(({ kind, birth }) => kind === 'birth' || birth !== undefined);
  if (need.traumaKinds.length > 0 || (born && need.conditions.includes('ptsd'))) {
    needed.add('birth-trauma');
  }
  if (need.tokophobiaKind !== 'not-known') needed.add('tokophobia');
  return [...needed];
}

/** The pathways of a service that are judged for a referral; where the service has an order, in it. */
export function pathwaysJudged(
  service: CompiledService,
  needed: readonly Pathway[],
): readonly CompiledPathway[] {
  return inOrder(service, judgedOf(service, needed));
}

function judgedOf(
  service: CompiledService,
  needed: readonly Pathway[],
): readonly CompiledPathway[] {
  switch (service.kind) {
    case 'mmhs':
    case 'alternative':
      return needed.map((pathway) => service.pathways.get(pathway) ?? service.unlisted(pathway));
    case 'vcse-link-work':
    case 'vcse-peer-support':
    case 'specialist-perinatal':
    case 'mother-and-baby-unit':
    case 'talking-therapies':
      return [...service.pathways.values()];
  }
}

// Routing takes what she asked for first, and among the rest whatever comes first here.
function inOrder(
  { file: { order } }: CompiledService,
  judged: readonly CompiledPathway[],
): readonly CompiledPathway[] {
  if (order === undefined) return judged;
  const place = ({ pathway }: CompiledPathway): number =>
    order.includes(pathway) ? order.indexOf(pathway) : order.length;
  return [...judged].sort((one, other) => place(one) - place(other));
}
