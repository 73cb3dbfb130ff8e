import { describe, expect, it } from '@jest/globals';
import { moveBetween, stagesOf } from './stages.js';

const state = (name: 'received' | 'offered' | 'acknowledged', count: number, oldest: string) => ({
  state: name,
  count,
  oldest: new Date(oldest),
});

describe('the stages', () => {
  it('are all there, in order, although nothing is in any of them', () => {
    expect(stagesOf([], [])).toEqual(
      ['intake', 'criteria', 'route', 'hub', 'outcome'].map((stage) => ({
        stage,
        now: 0,
        inLastHour: 0,
        outLastHour: 0,
      })),
    );
  });

  it('hold what is open by whose turn it is, with the oldest of all their states', () => {
    const stages = stagesOf(
      [
        state('received', 3, '2026-11-22T10:40:00.000Z'),
        state('offered', 2, '2026-11-20T10:00:00.000Z'),
        state('acknowledged', 5, '2026-11-18T10:00:00.000Z'),
      ],
      [],
    );

    expect(stages.map(({ now }) => now)).toEqual([0, 3, 0, 7, 0]);
    expect(stages[1]?.oldestSince).toBe('2026-11-22T10:40:00.000Z');
    expect(stages[3]?.oldestSince).toBe('2026-11-18T10:00:00.000Z');
  });

  it('count what came in and went out; new ones through intake, closed ones through outcome', () => {
    const stages = stagesOf(
      [],
      [
        { from: null, to: 'criteria', count: 6 },
        { from: 'criteria', to: 'route', count: 5 },
        { from: 'route', to: 'hub', count: 4 },
        { from: 'hub', to: 'intake', count: 1 },
        { from: 'hub', to: 'outcome', count: 2 },
        { from: 'outcome', to: 'closed', count: 9 },
        { from: 'route', to: 'closed', count: 1 },
        { from: 'closed', to: 'route', count: 1 },
      ],
    );

    expect(stages.map(({ inLastHour, outLastHour }) => [inLastHour, outLastHour])).toEqual([
      [7, 6],
      [6, 5],
      [6, 5],
      [4, 3],
      [3, 10],
    ]);
  });

  it.each([
    ['received', 'judged', { from: 'criteria', to: 'route' }],
    ['offered', 'acknowledged', undefined],
    ['offered', undefined, undefined],
    ['acknowledged', 'waiting-for-answer', { from: 'hub', to: 'intake' }],
    ['waiting-for-answer', 'answered', { from: 'intake', to: 'criteria' }],
    ['paused', 'closed', { from: 'outcome', to: 'closed' }],
    ['closed', 'judged', { from: 'closed', to: 'route' }],
  ] as const)('from %s to %s', (from, to, move) => {
    expect(moveBetween(from, to)).toEqual(move);
  });
});
