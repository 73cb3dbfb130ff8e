import type { ExaminedPathway } from './examined-pathway.js';
import type { LintFinding } from './lint-finding.js';
import { nearestOf, type Woman } from './population.js';
import { decides, isLeaf, type Node } from './rule-tree.js';
import { takesEveryone } from './takes-everyone.js';

interface Silent {
  readonly examined: ExaminedPathway;
  readonly node: Node;
}

/** Rules of a service that decide for no example woman of any of its pathways. */
export function findUnreachable(pathways: readonly ExaminedPathway[]): readonly LintFinding[] {
  const deciding = new Set<string>();
  const silent = new Map<string, Silent>();
  for (const examined of pathways.filter(isOpenToSomebody)) {
    for (const node of examined.nodes) {
      if (deciding.has(node.path)) continue;
      if (decidesForSomebody(examined, node)) deciding.add(node.path);
      else if (!silent.has(node.path)) silent.set(node.path, { examined, node });
    }
  }
  const found = [...silent.values()].filter(
    ({ node }) => !deciding.has(node.path) && !isStatement(node),
  );
  return [
    ...outermost(found).filter(isNotTheFirstOfTwins).map(findingOf),
    ...pathways.flatMap(neverAsked),
  ];
}

/** Of a group that never decides only the group is named. */
function outermost(found: readonly Silent[]): readonly Silent[] {
  const inside = found.map(({ node }) => `${node.path}.`);
  return found.filter(({ node }) => !inside.some((path) => node.path.startsWith(path)));
}

/** Of two rules that say the same, each makes the other idle; the second is named. */
function isNotTheFirstOfTwins(
  { examined, node }: Silent,
  at: number,
  all: readonly Silent[],
): boolean {
  return !all.slice(at + 1).some((later) => saysTheSame(examined, node, later.node));
}

const saysTheSame = (examined: ExaminedPathway, one: Node, other: Node): boolean =>
  examined.nodes.includes(other) &&
  examined.population.women.every(
    (woman) => examined.meets(woman, one) === examined.meets(woman, other),
  );

const isOpenToSomebody = ({ rules, population }: ExaminedPathway): boolean =>
  rules.offered !== false && population.taken.length > 0;

const decidesForSomebody = (examined: ExaminedPathway, node: Node): boolean =>
  examined.population.women.some((woman) => decides(examined.tree, examined.metBy(woman), node));

const isStatement = (node: Node): boolean =>
  isLeaf(node) ? takesEveryone(node.published) : node.inside.every(isStatement);

function findingOf({ examined, node }: Silent): LintFinding {
  const [woman = examined.population.nearest] = examined.population.taken;
  const { words, shownBy } = whyOf(examined, node);
  return {
    kind: words === NOBODY ? 'nobody-can-meet' : 'unreachable',
    path: node.path,
    pathway: examined.rules.pathway,
    words: `"${node.compiled.rule}" ${words}`,
    example: examined.example(shownBy ?? woman),
  };
}

const NOBODY = 'is a way in that nobody can meet.';

interface Why {
  readonly words: string;
  readonly shownBy: Woman | undefined;
}

function whyOf(examined: ExaminedPathway, node: Node): Why {
  const { women } = examined.population;
  const meeting = women.filter((woman) => examined.meets(woman, node));
  const failing = women.filter((woman) => !examined.meets(woman, node));
  const group = groupAround(examined, node);
  if (group?.compiled.kind === 'any-of') {
    if (meeting.length === 0) return { words: NOBODY, shownBy: examined.population.nearest };
    const wider = group.inside.find(
      (other) => other !== node && meeting.every((woman) => examined.meets(woman, other)),
    );
    const who = wider === undefined ? 'another way in' : `"${wider.compiled.rule}"`;
    return {
      words: `never decides: whoever meets it meets ${who} too.`,
      shownBy: nearestOf(meeting),
    };
  }
  if (failing.length === 0) return { words: 'never decides: nobody fails it.', shownBy: undefined };
  const beside = group?.inside ?? examined.tree;
  const stricter = beside.find(
    (other) => other !== node && failing.every((woman) => !examined.meets(woman, other)),
  );
  const what = stricter === undefined ? 'another rule' : `"${stricter.compiled.rule}"`;
  return {
    words: `never decides: whoever fails it fails ${what} too.`,
    shownBy: nearestOf(failing),
  };
}

const groupAround = ({ nodes }: ExaminedPathway, node: Node): Node | undefined =>
  nodes.find(({ inside }) => inside.includes(node));

/** Rules of a pathway that is not offered: the answer is no before they are asked. */
function neverAsked(examined: ExaminedPathway): readonly LintFinding[] {
  const { rules, tree, path, population } = examined;
  if (rules.offered !== false) return [];
  return tree
    .filter((node) => node.path.startsWith(`${path}.`))
    .map((node) => ({
      kind: 'unreachable' as const,
      path: node.path,
      pathway: rules.pathway,
      words: `"${node.compiled.rule}" never decides: the pathway is not offered.`,
      example: examined.example(population.nearest),
    }));
}
