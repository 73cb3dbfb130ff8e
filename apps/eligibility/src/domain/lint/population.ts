import type { Day, Judgement, Pathway } from '@waymark/contracts';
import { dayNumber } from '../calendar.js';
import type { CompiledPathway, CompiledService } from '../compile-service.js';
import type { PathwayRules } from '../criteria-parts.js';
import { judgePathway } from '../judge-pathway.js';
import { referralCase, type ReferralCase } from '../referral-case.js';
import { BOUNDARY_VALUES, ELSEWHERE, type Values } from './boundary-values.js';
import { basisOf, leavesOf, rulesOf } from './rule-places.js';
import { factsOf, USUAL, type Sketch } from './sketch.js';

/** An example woman, judged. */
export interface Woman {
  readonly sketch: Sketch;
  readonly referral: ReferralCase;
  readonly judgement: Judgement;
}

type Thing = keyof Sketch;
type Value = Sketch[Thing];

/** Rounds of looking for a better value of each thing, when a woman is sought who meets everything. */
const ROUNDS = 3;
/** Women from whom one thing at a time is changed. */
const MOST_BASES = 40;

/**
 * Example women for one pathway of a service, made from its own settings: on either side of each limit, of each kind
 * named and of one that is not. No proof: what no example shows is not found.
 */
export class Population {
  /** The values tried, by thing. */
  readonly values: ReadonlyMap<Thing, readonly Value[]>;
  private readonly judged = new Map<string, Woman>();
  private readonly meet: Woman[] = [];
  private readonly on: Day;
  private readonly start: Sketch;

  constructor(
    private readonly service: CompiledService,
    private readonly compiled: CompiledPathway,
    rules: PathwayRules,
    on: Day,
  ) {
    this.on = on;
    this.values = valuesFor(service, rules, on);
    this.start = this.startFor(compiled.pathway);
    this.populate();
  }

  /** Everybody. */
  get women(): readonly Woman[] {
    return [...this.judged.values()];
  }

  /** Those whom the service takes, or whom only a point that it has not published keeps from a clear yes. */
  get taken(): readonly Woman[] {
    return this.meet;
  }

  /** The woman nearest to a yes. */
  get nearest(): Woman {
    return nearestOf(this.women) ?? this.judge(this.start);
  }

  /** The same woman with one thing changed. */
  with(woman: Woman, thing: Thing, value: Value): Woman {
    return this.judge({ ...woman.sketch, [thing]: value });
  }

  private populate(): void {
    const first = this.climb(this.start);
    if (isTaken(first)) this.meet.push(first);
    for (const [thing, values] of this.values) {
      for (const value of values) {
        if (this.meet.length >= MOST_BASES) break;
        const woman = this.climb({ ...first.sketch, [thing]: value }, thing);
        if (isTaken(woman) && !this.meet.includes(woman)) this.meet.push(woman);
      }
    }
    const bases = this.meet.length > 0 ? this.meet : [first];
    for (const woman of [...bases]) {
      for (const [thing, values] of this.values) {
        for (const value of values) this.with(woman, thing, value);
      }
    }
  }

  /** Looks for a woman who meets everything, one thing after another; one thing may be given. */
  private climb(from: Sketch, given?: Thing): Woman {
    let best = this.judge(from);
    for (let round = 0; round < ROUNDS && !isYes(best); round += 1) {
      const before = best;
      for (const [thing, values] of this.values) {
        if (thing === given) continue;
        for (const value of values) {
          const other = this.with(best, thing, value);
          if (progress(other) > progress(best)) best = other;
        }
      }
      if (best === before) break;
    }
    return best;
  }

  private judge(sketch: Sketch): Woman {
    const key = Object.values(sketch).join('|');
    const known = this.judged.get(key);
    if (known !== undefined) return known;
    const { service, compiled, on } = this;
    const facts = factsOf(sketch, on, [compiled.pathway]);
    const referral = referralCase(facts, { on, firstReferredOn: on }, service.places);
    const judgement = judgePathway(service, compiled, referral, false);
    const woman = { sketch, referral, judgement };
    this.judged.set(key, woman);
    return woman;
  }

  private startFor(pathway: Pathway): Sketch {
    const home = this.values.get('home')?.[0] ?? ELSEWHERE;
    const here = { ...USUAL, home: home as string };
    if (pathway === 'perinatal-loss') return { ...here, happened: 'stillbirth' };
    if (pathway === 'custody-loss') return { ...here, happened: 'separation:safeguarding' };
    return here;
  }
}

/** Of several women the one nearest to a yes: the plainest example. */
export function nearestOf(women: readonly Woman[]): Woman | undefined {
  let best: Woman | undefined;
  for (const woman of women) {
    if (best === undefined || progress(woman) > progress(best)) best = woman;
  }
  return best;
}

const isYes = ({ judgement: { outcome } }: Woman): boolean => outcome === 'eligible';

/** A yes, or a yes but for points that the service has not published. */
export const isTaken = ({ judgement: { outcome, lines } }: Woman): boolean =>
  outcome === 'eligible' ||
  (outcome === 'cannot-tell' &&
    lines.every(
      (line) => line.depth > 0 || line.outcome === 'met' || line.outcome === 'not-published',
    ));

const FAR: Readonly<Record<string, number>> = {
  'not-met': 400,
  'not-known': 300,
  'not-yet': 200,
  'not-published': 1,
};

/** How near to a yes: first the rules that are not met, then how much of the groups is met. */
function progress({ judgement }: Woman): number {
  let sum = 0;
  for (const { depth, outcome, strength } of judgement.lines) {
    if (depth > 0) sum += outcome === 'met' ? 1 : 0;
    else if (strength !== 'recommended') sum -= FAR[outcome] ?? 0;
  }
  return sum;
}

function valuesFor(
  { file }: CompiledService,
  rules: PathwayRules,
  on: Day,
): ReadonlyMap<Thing, readonly Value[]> {
  const values = new Map<Thing, Set<Value>>();
  const add = (more: Values): void => {
    for (const [thing, list] of Object.entries(more) as [Thing, readonly Value[]][]) {
      const known = values.get(thing) ?? new Set<Value>();
      for (const value of list) known.add(value);
      values.set(thing, known);
    }
  };
  const [here] = [...file.footprint.map(({ place }) => place), ...(file.reach ?? [])];
  add({ home: [...(here === undefined ? [] : [here]), ELSEWHERE] });
  add(OF_PATHWAY[rules.pathway] ?? OF_ANY);
  const named = [...basisOf(file), ...rulesOf(file, rules)].map(({ rule }) => rule);
  const partners = file.partners === undefined ? [] : [file.partners];
  const today = dayNumber(on);
  for (const { criterion, settings } of leavesOf([...named, ...partners])) {
    add(BOUNDARY_VALUES[criterion]?.(settings, today) ?? {});
  }
  return new Map([...values].map(([thing, set]) => [thing, [...set]]));
}

/** What a pathway is about, whatever its rules say. */
const OF_PATHWAY: Readonly<Partial<Record<Pathway, Values>>> = {
  'perinatal-loss': { happened: ['stillbirth', 'miscarriage'] },
  'custody-loss': { happened: ['separation:safeguarding', 'separation:illness'] },
  tokophobia: { happened: ['birth', 'nothing'], state: ['not-pregnant', 'pregnant'] },
};
const OF_ANY: Values = { happened: ['birth', 'nothing'] };
