import { describe, expect, it } from '@jest/globals';
import type { Barrier } from '@waymark/contracts';
import { barriersMet, type MetBarrier } from './barriers-met.js';

const time = { from: '2026-01-01', to: '2026-11-30' };
const people = (count: number, barrier: Barrier, overcome = 0, first = 0): MetBarrier[] =>
  Array.from({ length: count }, (_, at) => ({
    plan_id: String(first + at),
    barrier,
    overcome: at < overcome,
  }));
const of = (met: readonly MetBarrier[], barrier: Barrier) =>
  barriersMet(met, 100, time).barriers.find((count) => count.barrier === barrier);
const themeOf = (met: readonly MetBarrier[], theme: string) =>
  barriersMet(met, 100, time).themes.find((count) => count.theme === theme);

describe('barriers met', () => {
  it.each([
    { met: 0, shown: undefined },
    { met: 4, shown: undefined },
    { met: 5, shown: 5 },
    { met: 8, shown: 10 },
  ])('by $met people are shown as $shown', ({ met, shown }) => {
    expect(of(people(met, 'cost'), 'cost')?.people).toBe(shown);
  });

  it('count people once in a theme, whatever they met of it', () => {
    const met = [...people(6, 'cost'), ...people(6, 'no-device-or-data')];

    expect(themeOf(met, 'money')).toEqual({ theme: 'money', people: 5 });
  });

  it('hide the next smallest where one hidden number could be subtracted', () => {
    const met = [
      ...people(20, 'cost', 0, 0),
      ...people(10, 'waiting-for-money', 0, 100),
      ...people(3, 'no-device-or-data', 0, 200),
    ];

    expect(of(met, 'cost')?.people).toBe(20);
    expect(of(met, 'waiting-for-money')?.people).toBeUndefined();
    expect(of(met, 'no-device-or-data')?.people).toBeUndefined();
  });

  it('hide no more where two are hidden already', () => {
    const met = [
      ...people(20, 'cost', 0, 0),
      ...people(2, 'waiting-for-money', 0, 100),
      ...people(3, 'no-device-or-data', 0, 200),
    ];

    expect(of(met, 'cost')?.people).toBe(20);
  });

  it.each([
    { overcome: 0, shown: 0 },
    { overcome: 4, shown: undefined },
    { overcome: 10, shown: 10 },
    { overcome: 17, shown: undefined },
    { overcome: 20, shown: 20 },
  ])('of 20, overcome by $overcome: $shown', ({ overcome, shown }) => {
    expect(of(people(20, 'cost', overcome), 'cost')?.overcome).toBe(shown);
  });

  it('name every barrier and theme, and nobody', () => {
    const all = barriersMet([], 3, time);

    expect(all.people).toBeUndefined();
    expect(all.themes).toHaveLength(6);
    expect(all.barriers).toHaveLength(20);
    expect(JSON.stringify(barriersMet(people(9, 'cost'), 100, time))).not.toContain('plan_id');
  });
});
