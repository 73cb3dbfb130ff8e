import type { ExaminedPathway } from './examined-pathway.js';
import type { LintFinding } from './lint-finding.js';
import { isTaken, type Woman } from './population.js';
import type { Sketch } from './sketch.js';

/** What has an order, so that somebody can lie between two who are taken. */
const ORDERED: readonly (keyof Sketch)[] = [
  'age',
  'daysAgo',
  'lossWeeks',
  'lifeDays',
  'pregnantDays',
  'level',
  'score',
];
const LEVELS = ['mild', 'moderate', 'severe', 'complex'];

/** Somebody who is refused although others on both sides, alike in everything else, are taken. */
export function findGaps(examined: ExaminedPathway): readonly LintFinding[] {
  const { values } = examined.population;
  return ORDERED.flatMap((thing) => {
    const sorted = [...(values.get(thing) ?? [])].sort((one, other) => rank(one) - rank(other));
    if (sorted.length < 3) return [];
    for (const base of examined.population.taken) {
      const row = sorted.map((value) => examined.population.with(base, thing, value));
      const found = between(row);
      if (found !== undefined) return [findingOf(examined, found)];
    }
    return [];
  });
}

function rank(value: Sketch[keyof Sketch]): number {
  if (typeof value === 'number') return value;
  const level = LEVELS.indexOf(String(value));
  return level === -1 ? Number(String(value).split(' ').at(-1)) : level;
}

interface Found {
  readonly before: Woman;
  readonly refused: Woman;
}

function between(row: readonly Woman[]): Found | undefined {
  const first = row.findIndex(isTaken);
  const last = row.findLastIndex(isTaken);
  const at = row.findIndex((woman, index) => index > first && index < last && isRefused(woman));
  const [before, refused] = [row[first], row[at]];
  return at === -1 || before === undefined || refused === undefined
    ? undefined
    : { before, refused };
}

const isRefused = ({ judgement: { outcome } }: Woman): boolean =>
  outcome === 'not-eligible' || outcome === 'not-yet';

function findingOf(examined: ExaminedPathway, { before, refused }: Found): LintFinding {
  const rule = examined.nodes.find(
    (node) => examined.meets(before, node) && !examined.meets(refused, node),
  );
  return {
    kind: 'gap',
    path: rule?.path ?? examined.path,
    pathway: examined.rules.pathway,
    words: `Somebody in between is refused although people on both sides are taken: ${refused.judgement.because}`,
    example: examined.example(refused),
  };
}
