import { describe, expect, it } from '@jest/globals';
import { addDays, type Day } from '@waymark/contracts';
import fc from 'fast-check';
import { isOver, overlapIn, planVersions, type Stored, type Wanted } from './version-plan.js';

const TODAY = '2026-11-22';

const wanted = (mark: string, effectiveFrom: Day, effectiveTo?: Day): Wanted => ({
  fileName: `${mark}.json`,
  mark,
  effectiveFrom,
  ...(effectiveTo !== undefined && { effectiveTo }),
});
const stored = (revision: number, mark: string, effectiveFrom: Day, effectiveTo?: Day): Stored => ({
  revision,
  mark,
  effectiveFrom,
  ...(effectiveTo !== undefined && { effectiveTo }),
});

describe('what is put in force', () => {
  it.each<{ what: string; wanted: Wanted[]; stored: Stored[]; is: object }>([
    {
      what: 'the first version: from its own day, however long ago',
      wanted: [wanted('a', '2022-07-01')],
      stored: [],
      is: { add: ['a 2022-07-01..'], end: [], replace: [] },
    },
    {
      what: 'the same version: nothing changes',
      wanted: [wanted('a', '2022-07-01')],
      stored: [stored(1, 'a', '2022-07-01')],
      is: { add: [], end: [], replace: [] },
    },
    {
      what: 'a changed version: from tomorrow, today keeps the old one',
      wanted: [wanted('b', '2022-07-01')],
      stored: [stored(1, 'a', '2022-07-01')],
      is: { add: ['b 2026-11-23..'], end: ['1 on 2026-11-22'], replace: [] },
    },
    {
      what: 'a version of a later day: the old one until the day before',
      wanted: [wanted('b', '2027-04-01')],
      stored: [stored(1, 'a', '2022-07-01')],
      is: { add: ['b 2027-04-01..'], end: ['1 on 2027-03-31'], replace: [] },
    },
    {
      what: 'a second change on one day: it replaces the first, which never was in force',
      wanted: [wanted('c', '2022-07-01')],
      stored: [stored(1, 'a', '2022-07-01', '2026-11-22'), stored(2, 'b', '2026-11-23')],
      is: { add: ['c 2026-11-23..'], end: [], replace: [2] },
    },
    {
      what: 'a change taken back on the day it was made',
      wanted: [wanted('a', '2022-07-01')],
      stored: [stored(1, 'a', '2022-07-01', '2026-11-22'), stored(2, 'b', '2026-11-23')],
      is: { add: ['a 2026-11-23..'], end: [], replace: [2] },
    },
    {
      what: 'two versions, one after the other',
      wanted: [wanted('a', '2022-07-01', '2027-03-31'), wanted('b', '2027-04-01')],
      stored: [],
      is: { add: ['a 2022-07-01..2027-03-31', 'b 2027-04-01..'], end: [], replace: [] },
    },
    {
      what: 'a coming version that is put off',
      wanted: [wanted('a2', '2022-07-01', '2027-04-30'), wanted('b2', '2027-05-01')],
      stored: [stored(1, 'a', '2022-07-01', '2027-03-31'), stored(2, 'b', '2027-04-01')],
      is: {
        add: ['a2 2026-11-23..2027-04-30', 'b2 2027-05-01..'],
        end: ['1 on 2026-11-22'],
        replace: [2],
      },
    },
  ])('$what', ({ wanted: files, stored: before, is }) => {
    const plan = planVersions(files, before, TODAY);
    expect({
      add: plan.add.map(
        ({ wanted: one, stretch: { effectiveFrom, effectiveTo = '' } }) =>
          `${one.mark} ${effectiveFrom}..${effectiveTo}`,
      ),
      end: plan.end.map(({ revision, on }) => `${String(revision)} on ${on}`),
      replace: plan.replace,
    }).toEqual(is);
  });
});

describe('whatever is loaded, one day after another', () => {
  const aDay = fc.integer({ min: -200, max: 200 }).map((days) => addDays(TODAY, days));
  const aVersion = fc.record({
    mark: fc.constantFrom('a', 'b', 'c', 'd'),
    from: aDay,
    next: fc.option(aDay),
  });
  /** One version, or one after the other; a mark stands for the content, and so for the days as well. */
  const aFolder = aVersion.map(({ mark, from, next }): readonly Wanted[] =>
    next === null || next <= from
      ? [wanted(`${mark} ${from}`, from)]
      : [
          wanted(`${mark} ${from} ${next}`, from, addDays(next, -1)),
          wanted(`${mark} ${next}`, next),
        ],
  );
  const isOn = ({ effectiveFrom, effectiveTo = '9999' }: Stored | Wanted, day: Day): boolean =>
    effectiveFrom <= day && day <= effectiveTo;

  it('one version holds on each day, what has been stays, and from tomorrow it is the one wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aFolder, fc.nat(30)), { maxLength: 6 }), (loads) => {
        let today: Day = TODAY;
        let all: readonly Stored[] = [];
        let number = 0;
        for (const [files, days] of loads) {
          today = addDays(today, days);
          const before = all;
          const plan = planVersions(files, all, today);
          if (plan.add.some((one) => isOver(one) !== undefined)) continue;
          const kept = all
            .filter(({ revision }) => !plan.replace.includes(revision))
            .map((one) => {
              const end = plan.end.find(({ revision }) => revision === one.revision);
              return end === undefined ? one : { ...one, effectiveTo: end.on };
            });
          all = [
            ...kept,
            ...plan.add.map(({ wanted: one, stretch }) => ({
              ...stretch,
              mark: one.mark,
              revision: (number += 1),
            })),
          ];
          for (let day = addDays(TODAY, -250); day < '2027-12-01'; day = addDays(day, 5)) {
            const on = all.filter((one) => isOn(one, day));
            expect(on.length).toBeLessThanOrEqual(1);
            const was = before.find((one) => isOn(one, day));
            if (day <= today && before.length > 0) expect(on[0]?.revision).toBe(was?.revision);
            const asked = files.find((one) => isOn(one, day));
            if (day > today && asked !== undefined) expect(on[0]?.mark).toBe(asked.mark);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('what cannot be put in force', () => {
  it('two versions that want the same day', () => {
    expect(overlapIn([wanted('b', '2027-04-01'), wanted('a', '2022-07-01')])).toBe(
      'a.json is in force without end, and b.json begins on 2027-04-01: give the first an effectiveTo before that day',
    );
    expect(overlapIn([wanted('a', '2022-07-01', '2027-04-01'), wanted('b', '2027-04-01')])).toBe(
      'a.json is in force until 2027-04-01, and b.json begins on 2027-04-01: give the first an effectiveTo before that day',
    );
    expect(
      overlapIn([wanted('a', '2022-07-01', '2027-03-31'), wanted('b', '2027-04-01')]),
    ).toBeUndefined();
  });

  it('a change of a version that is over', () => {
    const before = [stored(1, 'a', '2022-07-01', '2026-11-22')];
    const [add] = planVersions([wanted('b', '2022-07-01', '2026-11-22')], before, TODAY).add;
    expect(add && isOver(add)).toBe(
      'b.json ended on 2026-11-22, and what was in force until then cannot be changed',
    );
  });
});
