import { describe, expect, it } from '@jest/globals';
import { addDays, type Day, type OccurrenceFact, type ReferralFacts } from '@waymark/contracts';
import fc from 'fast-check';
import { anyOf, aService, offers, rule } from './a-service.fixture.js';
import { assess } from './assess.js';
import type { CompiledService } from './compile-service.js';
import { aBirth, aLoss, livesIn, theFacts } from './facts.fixture.js';

const ON = '2026-02-27';
const pathway = 'perinatal-loss';
/** Nothing in these worlds begins or ends later than so many days on. */
const LONGEST = 300;

function judge(only: readonly CompiledService[], facts: ReferralFacts, on: Day, first = ON) {
  const when = { judgedOn: on, firstReferredOn: first };
  const [judgement] = assess(facts, when, only).judgements;
  return judgement;
}

// If nothing else changes: what is expected happens on its day, and a pregnancy ends in a birth when it is due.
function laterOn(facts: ReferralFacts, day: Day): ReferralFacts {
  const occurrences = facts.occurrences.map((one): OccurrenceFact =>
    one.certainty === 'expected' && one.on !== undefined && one.on <= day
      ? { ...one, certainty: 'exact' }
      : one,
  );
  const { dueOn } = facts.current;
  return dueOn === undefined || dueOn > day
    ? { ...facts, occurrences }
    : {
        ...facts,
        current: { state: 'not-pregnant' },
        occurrences: [...occurrences, aBirth(dueOn)],
      };
}

const aDay = fc.integer({ min: -60, max: 200 }).map((days) => addDays(ON, days));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const given = (fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Two days in order, either of which may be open. */
const aStretch = fc
  .tuple(maybe(aDay), maybe(aDay))
  .map(([one, other]) =>
    one !== undefined && other !== undefined && one > other ? [other, one] : [one, other],
  );

const aRule = fc.oneof(
  fc
    .integer({ min: 1, max: 30 })
    .map((atLeastWeeks) => rule('time-since-event', { event: 'loss', atLeastWeeks })),
  fc
    .integer({ min: 1, max: 7 })
    .map((atLeastMonths) => rule('time-since-event', { event: 'loss', atLeastMonths })),
  fc
    .tuple(
      fc.constantFrom('pregnancy-13-weeks', 'pregnancy-32-weeks'),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([from, babyAgeAtMostMonths]) => rule('perinatal-window', { from, babyAgeAtMostMonths })),
  fc.constantFrom(
    rule('youngest-child-age', { underYears: 5 }),
    rule('gestation-now', { atLeastWeeks: 20 }),
    rule('pregnancy-state', { required: 'pregnant' }),
    rule('maximum-age', { years: 20 }),
    rule('prior-therapy', { required: true }),
  ),
);
const aDatedRule = fc
  .tuple(aRule, aStretch)
  .map(([one, [validFrom, validTo]]) => ({ ...one, ...given({ validFrom, validTo }) }));
const aCriterion = fc.oneof(
  aDatedRule,
  fc.array(aDatedRule, { minLength: 2, maxLength: 3 }).map((rules) => anyOf(...rules)),
);

const aFile = fc
  .record({
    criteria: fc.array(aCriterion, { maxLength: 3 }),
    opening: aStretch,
    offered: aStretch,
    area: aStretch,
  })
  .map(
    ({ criteria, opening: [openedOn, closedOn], offered: [from, to], area: [begins, ends] }) => ({
      basis: [],
      criteria,
      opening: { status: 'open-as-read', ...given({ openedOn, closedOn }) },
      footprint: [{ place: 'eastham', ...given({ validFrom: begins, validTo: ends }) }],
      pathways: [{ ...offers(pathway), ...given({ validFrom: from, validTo: to }) }],
    }),
  );

const aLossOn = fc
  .tuple(aDay, fc.constantFrom('exact', 'about'))
  .map(([on, certainty]) =>
    aLoss('miscarriage', on, {}, { certainty: on > ON ? 'expected' : (certainty as 'exact') }),
  );
const someFacts = fc
  .record({
    losses: fc.array(aLossOn, { minLength: 1, maxLength: 2 }),
    due: maybe(aDay.filter((day) => day > ON)),
  })
  .map(({ losses, due }) =>
    theFacts({
      places: { residence: livesIn('eastham') },
      need: { pathways: [pathway] },
      occurrences: losses,
      current:
        due === undefined
          ? { state: 'not-pregnant' }
          : { state: 'pregnant', dueOn: due, dueCertainty: 'exact' },
    }),
  );

describe('the first day on which everything holds', () => {
  it('is eligible, and no day before it is; where there is none, the answer is no', () => {
    const seen = { 'not-yet': 0, 'not-eligible': 0 };
    fc.assert(
      fc.property(aFile, someFacts, (file, facts) => {
        const only = [aService(file)];
        const { outcome, until = ON } = judge(only, facts, ON) ?? {};
        if (outcome !== 'not-yet' && outcome !== 'not-eligible') return;

        const isEligible = (day: Day): boolean =>
          judge(only, laterOn(facts, day), day)?.outcome === 'eligible';
        const never = outcome === 'not-eligible';
        const last = never ? addDays(ON, LONGEST) : until;
        for (let day = ON; day < last; day = addDays(day, 1)) {
          if (isEligible(day)) throw new Error(`${outcome}, but eligible on ${day}`);
        }
        expect([until, isEligible(until)]).toEqual([until, !never]);
        seen[outcome] += 1;
      }),
      { numRuns: 400 },
    );
    expect(seen['not-yet']).toBeGreaterThan(30);
    expect(seen['not-eligible']).toBeGreaterThan(30);
  });

  const fourWeeks = rule('time-since-event', { event: 'loss', atLeastWeeks: 4 });
  const aMonth = rule('time-since-event', { event: 'loss', atLeastMonths: 1 });
  it.each([
    {
      what: 'four weeks over a clock change',
      floor: fourWeeks,
      lost: '2026-03-15',
      from: '2026-04-12',
    },
    {
      what: 'four weeks over the other one',
      floor: fourWeeks,
      lost: '2026-10-10',
      from: '2026-11-07',
    },
    { what: 'a month from a 31st', floor: aMonth, lost: '2026-08-31', from: '2026-09-30' },
    { what: 'a month into a February', floor: aMonth, lost: '2027-01-30', from: '2027-02-28' },
    { what: 'a month into a leap day', floor: aMonth, lost: '2028-01-31', from: '2028-02-29' },
    { what: 'a month from a leap day', floor: aMonth, lost: '2028-02-29', from: '2028-03-29' },
    {
      what: 'four weeks over the new year',
      floor: fourWeeks,
      lost: '2026-12-20',
      from: '2027-01-17',
    },
  ])('$what: lost $lost, from $from', ({ floor, lost, from }) => {
    const only = [aService({ pathways: [offers(pathway, floor)] })];
    const facts = theFacts({
      places: { residence: livesIn('eastham') },
      need: { pathways: [pathway] },
      occurrences: [aLoss('miscarriage', lost)],
    });
    const on = (day: Day) => judge(only, facts, day, lost);
    expect(on(lost)).toMatchObject({ outcome: 'not-yet', until: from });
    expect(on(addDays(from, -1))).toMatchObject({ outcome: 'not-yet', until: from });
    expect(on(from)?.outcome).toBe('eligible');
  });

  it('never comes where the service closes first, and that is said', () => {
    const opening = { status: 'open-as-read', closedOn: '2026-03-20' };
    const only = [aService({ opening, pathways: [offers(pathway, fourWeeks)] })];
    const facts = theFacts({
      places: { residence: livesIn('eastham') },
      need: { pathways: [pathway] },
      occurrences: [aLoss('miscarriage', '2026-02-25')],
    });
    expect(judge(only, facts, ON)).toMatchObject({
      outcome: 'not-eligible',
      because:
        'Miscarriage on 25 February 2026. Taken: from 4 weeks after the loss, from 25 March 2026. But then: Harbour closed on 20 March 2026. There is 1 other reason.',
      deciding: ['time-since-event', 'service-open'],
    });
  });

  it('counts on a birth when a pregnancy is due, and on no pregnancy after it', () => {
    const facts = theFacts({
      places: { residence: livesIn('eastham') },
      need: { pathways: [pathway] },
      occurrences: [aLoss('miscarriage', '2025-02-01')],
      current: { state: 'pregnant', dueOn: '2026-04-10', dueCertainty: 'about' },
    });
    const child = rule('youngest-child-age', { underYears: 5 });
    expect(judge([aService({ criteria: [child] })], facts, ON)).toMatchObject({
      outcome: 'not-yet',
      until: '2026-04-24',
    });
    const criteria = [rule('pregnancy-state', { required: 'pregnant' })];
    const opensOn = (openedOn: Day) =>
      judge([aService({ criteria, opening: { status: 'open-as-read', openedOn } })], facts, ON);
    expect(opensOn('2026-04-23')).toMatchObject({ outcome: 'not-yet', until: '2026-04-23' });
    expect(opensOn('2026-04-24')?.outcome).toBe('not-eligible');
  });

  it('asks what must be known by then', () => {
    const carer = rule('primary-carer', { required: true });
    const only = [aService({ criteria: [carer], pathways: [offers(pathway, fourWeeks)] })];
    const facts = theFacts({
      places: { residence: livesIn('eastham') },
      need: { pathways: [pathway] },
      primaryCarer: 'not-known',
      occurrences: [
        aLoss('miscarriage', '2026-02-25'),
        aBirth('2026-03-10', { certainty: 'expected' }),
      ],
    });
    expect(judge(only, facts, ON)?.outcome).toBe('cannot-tell');
  });
});
