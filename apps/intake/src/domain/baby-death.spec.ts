import { describe, expect, it } from '@jest/globals';
import type { BabyDeath, Day, OccurrenceFact, ReferralFacts } from '@waymark/contracts';
import { afterBabyDeath, withoutBabyDeath } from './baby-death.js';

type Told = Pick<ReferralFacts, 'occurrences' | 'current'>;
const notPregnant = { state: 'not-pregnant' } as const;
const pregnant = { state: 'pregnant', dueOn: '2026-12-20', dueCertainty: 'exact' } as const;
const birth = (on?: string, more: Partial<OccurrenceFact> = {}): OccurrenceFact => ({
  kind: 'birth',
  ...(on !== undefined && { on }),
  certainty: 'exact',
  ...more,
});
const died = (
  kind: BabyDeath['kind'],
  on?: Day,
  more: Partial<BabyDeath> = {},
): BabyDeath & { on?: Day } => ({
  kind,
  pregnantNow: 'not-known',
  ...(on !== undefined && { on }),
  ...more,
});
const loss = (
  kind: BabyDeath['kind'],
  on?: string,
  age?: number,
  more: Partial<OccurrenceFact> = {},
): OccurrenceFact => ({
  kind: 'loss',
  certainty: 'exact',
  ...(on !== undefined && { on }),
  ...more,
  loss: { kind, ...(age !== undefined && { ageAtDeathDays: age }) },
});

const older = birth('2020-02-29');

describe.each<{
  what: string;
  told: readonly OccurrenceFact[];
  death: BabyDeath & { on?: Day };
  is: readonly OccurrenceFact[];
}>([
  {
    what: 'takes the place of the only birth, with the age, so that the day of the birth is known on',
    told: [birth('2026-11-02')],
    death: died('neonatal-death', '2026-11-20'),
    is: [loss('neonatal-death', '2026-11-20', 18)],
  },
  {
    what: 'is of the baby that was named, not of the older child',
    told: [older, birth('2026-11-02')],
    death: died('neonatal-death', '2026-11-20', { bornOn: '2026-11-02' }),
    is: [older, loss('neonatal-death', '2026-11-20', 18)],
  },
  {
    what: 'is, where none was named, of the only one whose age it fits',
    told: [older, birth('2026-11-02')],
    death: died('neonatal-death', '2026-11-20'),
    is: [older, loss('neonatal-death', '2026-11-20', 18)],
  },
  {
    what: 'stands by itself where it could be either',
    told: [birth('2026-11-01'), birth('2026-11-02')],
    death: died('neonatal-death', '2026-11-20'),
    is: [birth('2026-11-01'), birth('2026-11-02'), loss('neonatal-death', '2026-11-20')],
  },
  {
    what: 'leaves the twin who lives, in the same pregnancy',
    told: [birth('2026-11-02', { pregnancy: 1 }), birth('2026-11-02', { pregnancy: 1 })],
    death: died('neonatal-death', '2026-11-02', { bornOn: '2026-11-02' }),
    is: [
      loss('neonatal-death', '2026-11-02', 0, { pregnancy: 1 }),
      birth('2026-11-02', { pregnancy: 1 }),
    ],
  },
  {
    what: 'is of a birth that was told by its month only',
    told: [birth('2026-10')],
    death: died('infant-death', '2026-11-20', { bornOn: '2026-10-01' }),
    is: [loss('infant-death', '2026-11-20', 50)],
  },
  {
    what: 'is of a birth about then, to two weeks',
    told: [birth('2026-11-02', { certainty: 'about' })],
    death: died('neonatal-death', '2026-11-20', { bornOn: '2026-11-16' }),
    is: [loss('neonatal-death', '2026-11-20', 4)],
  },
  {
    what: 'is of another baby from the fifteenth day on',
    told: [birth('2026-11-02', { certainty: 'about' })],
    death: died('neonatal-death', '2026-11-20', { bornOn: '2026-11-17' }),
    is: [birth('2026-11-02', { certainty: 'about' }), loss('neonatal-death', '2026-11-20', 3)],
  },
  {
    what: 'says no day that nobody has said',
    told: [birth('2026-11-02')],
    death: died('neonatal-death'),
    is: [loss('neonatal-death')],
  },
  {
    what: 'before birth takes no birth away',
    told: [older],
    death: died('stillbirth', '2026-11-20'),
    is: [older, loss('stillbirth', '2026-11-20')],
  },
])('a death $what', ({ told, death, is }) => {
  const before: Told = { occurrences: told, current: notPregnant };
  const after = afterBabyDeath(before, death);

  it('as a fact', () => {
    expect(after?.told).toEqual({ occurrences: is, current: notPregnant });
  });

  it('and taken back again', () => {
    if (after === undefined) throw new Error('not held');
    expect(withoutBabyDeath(after.told, after.kept)).toEqual(before);
  });
});

describe('a pregnancy', () => {
  const before: Told = {
    occurrences: [birth('2026-12-20', { certainty: 'expected' })],
    current: pregnant,
  };

  it.each(['yes', 'not-known'] as const)(
    'goes on unless somebody said that it does not: %s',
    (answer) => {
      const after = afterBabyDeath(
        before,
        died('stillbirth', '2026-11-20', { pregnantNow: answer }),
      );
      expect(after?.told).toEqual({
        occurrences: [...before.occurrences, loss('stillbirth', '2026-11-20')],
        current: pregnant,
      });
    },
  );

  it('that has ended leaves no birth to expect, and comes back with a correction', () => {
    const after = afterBabyDeath(before, died('stillbirth', '2026-11-20', { pregnantNow: 'no' }));
    expect(after?.told).toEqual({
      occurrences: [loss('stillbirth', '2026-11-20')],
      current: notPregnant,
    });
    if (after === undefined) throw new Error('not held');
    expect(withoutBabyDeath(after.told, after.kept)).toEqual(before);
  });
});

describe('a correction', () => {
  const before: Told = { occurrences: [older, birth('2026-11-02')], current: pregnant };
  const after = afterBabyDeath(before, died('neonatal-death', '2026-11-20', { pregnantNow: 'no' }));
  if (after === undefined) throw new Error('not held');

  it('takes the loss back although it was told more exactly since, and keeps what was said besides', () => {
    const [first, dead] = after.told.occurrences;
    const since = [
      first,
      { ...dead, loss: { ...dead?.loss, gestationWeeks: 29 } },
      birth('2018-01-01'),
    ];
    const told = {
      occurrences: since as OccurrenceFact[],
      current: { state: 'planning' } as const,
    };
    expect(withoutBabyDeath(told, after.kept)).toEqual({
      occurrences: [older, birth('2026-11-02'), birth('2018-01-01')],
      current: { state: 'planning' },
    });
  });

  it('takes no other loss of that kind away where somebody has taken this one out by hand', () => {
    const earlier = loss('stillbirth', '2019-03-01');
    const told: Told = { occurrences: [earlier], current: notPregnant };
    const kept = afterBabyDeath(told, died('stillbirth', '2026-11-20'))?.kept;
    if (kept === undefined) throw new Error('not held');
    expect(withoutBabyDeath(told, kept)).toEqual(told);
  });

  it('brings no birth back where somebody has taken the loss out by hand', () => {
    const told = { occurrences: [older], current: notPregnant };
    expect(withoutBabyDeath(told, after.kept)).toEqual({ occurrences: [older], current: pregnant });
  });
});

it('what cannot be held is left to a person', () => {
  const occurrences = Array.from({ length: 30 }, () => older);
  expect(afterBabyDeath({ occurrences, current: notPregnant }, died('stillbirth'))).toBeUndefined();
});
