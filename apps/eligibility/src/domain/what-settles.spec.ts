import { describe, expect, it } from '@jest/globals';
import type { Judgement } from '@waymark/contracts';
import fc from 'fast-check';
import { allOf, anyOf, aService, offers, rule, silentAbout } from './a-service.fixture.js';
import { assess } from './assess.js';
import type { CompiledService } from './compile-service.js';
import { aLoss, livesIn, theFacts, type Different } from './facts.fixture.js';

const ON = '2026-11-22';
const withinAYear = rule('time-since-event', { event: 'loss', atMostYears: 1 });

const judge = (file: Readonly<Record<string, unknown>>, different: Different = {}): Judgement =>
  judgeBy(aService(file), different);

function judgeBy(service: CompiledService, different: Different): Judgement {
  const facts = theFacts({
    places: { residence: livesIn('eastham') },
    occurrences: [aLoss('miscarriage', '2026-06-01')],
    ...different,
    need: { pathways: ['perinatal-loss'], ...different.need },
  });
  const when = { judgedOn: ON, firstReferredOn: ON };
  const [judgement] = assess(facts, when, [service]).judgements;
  if (judgement === undefined) throw new Error('nothing was judged');
  return judgement;
}

const asked = ({ missing }: Judgement) => missing.map(({ fact }) => fact);

// Criteria that a single answer decides, each with the answer that meets it.
const ANSWERS = {
  therapy: {
    rule: rule('prior-therapy', { required: true }),
    fact: 'need.priorTherapy',
    open: { need: { priorTherapy: 'not-known' } },
  },
  beyond: {
    rule: rule('beyond-primary-care', { required: true }),
    fact: 'need.beyondPrimaryCare',
    open: { need: { beyondPrimaryCare: 'not-known' } },
  },
  other: {
    rule: rule('other-therapy', { takes: 'none' }),
    fact: 'need.currentTherapy',
    open: { need: { currentTherapy: 'not-known' } },
  },
  level: {
    rule: rule('severity', { accepts: ['moderate'] }),
    fact: 'need.level',
    open: { need: { level: 'not-known' } },
  },
  threshold: {
    rule: rule('below-specialist-threshold', { required: true }),
    fact: 'need.level',
    open: { need: { level: 'not-known' } },
  },
  difficulty: {
    rule: rule('main-difficulty', { accepts: ['perinatal-mental-ill-health'] }),
    fact: 'need.mainDifficulty',
    open: { need: { mainDifficulty: 'not-known' } },
  },
  involved: {
    rule: rule('referrer-involved', { required: true }),
    fact: 'referrer.currentlyInvolved',
    open: { referrer: { role: 'midwife', currentlyInvolved: 'not-known' } },
  },
  never: { rule: rule('maximum-age', { years: 20 }), fact: '', open: {} },
  asTheServiceSays: {
    rule: rule('excludes', { fact: 'better-served-elsewhere' }),
    fact: '',
    open: {},
  },
  early: {
    rule: rule('time-since-event', { event: 'loss', atLeastMonths: 9 }),
    fact: '',
    open: {},
  },
} as const satisfies Record<string, { rule: object; fact: string; open: Different }>;
type Answer = keyof typeof ANSWERS;
const NAMES = Object.keys(ANSWERS) as Answer[];
/** Two criteria wait for the level, which is asked for once. */
const FACTS = NAMES.filter((name) => name !== 'threshold');

/** The facts in which these are not known. */
function unanswered(names: ReadonlySet<Answer>): Different {
  const open = NAMES.filter((name) => names.has(name)).map((name): Different => ANSWERS[name].open);
  return {
    need: Object.assign({}, ...open.map(({ need }) => need ?? {})) as Different['need'] & object,
    referrer: Object.assign({}, ...open.map(({ referrer }) => referrer ?? {})) as object,
  };
}

const aTree = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...NAMES).map((name) => ANSWERS[name].rule),
    fc
      .tuple(fc.boolean(), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
      .map(([any, rules]) => (any ? anyOf(...rules) : allOf(...rules))),
  ),
})).tree;

const subsets = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.reduce<readonly (readonly T[])[]>(
    (found, item) => [...found, ...found.map((set) => [...set, item])],
    [[]],
  );

const without = (all: readonly Answer[], given: readonly Answer[]) =>
  new Set(all.filter((name) => !given.includes(name)));

describe('the fewest answers that would settle it', () => {
  it('are enough, and no fewer would be, whatever the rules', () => {
    fc.assert(
      fc.property(
        fc.array(aTree, { minLength: 1, maxLength: 3 }),
        fc.subarray(FACTS),
        (criteria, open) => {
          const service = aService({ criteria });
          const { missing, outcome } = judgeBy(service, unanswered(new Set(open)));
          const settling = subsets(open).filter((given) => {
            const then = judgeBy(service, unanswered(without(open, given)));
            return then.outcome !== 'cannot-tell' || then.missing.length === 0;
          });
          const fewest = Math.min(...settling.map(({ length }) => length));
          expect(missing.length).toBe(fewest);
          const facts = missing.map(({ fact }) => fact);
          const given = open.filter((name) => facts.includes(ANSWERS[name].fact));
          expect(given).toHaveLength(fewest);
          expect(settling).toContainEqual(given);
          if (outcome !== 'cannot-tell') expect(missing).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('count one answer once where it settles two ways in together', () => {
    const { therapy, beyond, other, level } = ANSWERS;
    const criteria = [
      anyOf(allOf(therapy.rule, level.rule), beyond.rule),
      anyOf(allOf(therapy.rule, level.rule), other.rule),
      anyOf(therapy.rule, beyond.rule),
    ];
    const open = unanswered(new Set<Answer>(['therapy', 'beyond', 'other', 'level']));
    expect(asked(judge({ criteria }, open))).toEqual(['need.priorTherapy', 'need.level']);
  });

  it('are of the baby about whom the least is missing', () => {
    const pathways = [
      offers('perinatal-loss', withinAYear, rule('gestation-at-loss', { atLeastWeeks: 20 })),
    ];
    const occurrences = [aLoss('termination'), aLoss('ectopic', '2026-06-01')];
    expect(asked(judge({ pathways }, { occurrences }))).toEqual([
      'occurrences.loss.gestationWeeks',
    ]);
  });

  it('are asked of the referrer also where the service is asked, and are no answer of the service', () => {
    const pathways = [silentAbout('perinatal-loss')];
    const answer = judge(
      { pathways, criteria: [ANSWERS.level.rule] },
      unanswered(new Set<Answer>(['level'])),
    );
    expect(answer).toMatchObject({ outcome: 'cannot-tell', unpublished: ['pathway-offered'] });
    expect(asked(answer)).toEqual(['need.level']);
  });
});
