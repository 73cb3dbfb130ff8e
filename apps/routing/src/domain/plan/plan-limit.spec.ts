import { describe, expect, it } from '@jest/globals';
import type { CurrentStateFact, OccurrenceFact } from '@waymark/contracts';
import { planLimit } from './plan-limit.js';

const birth = (on: string, more: Partial<OccurrenceFact> = {}): OccurrenceFact => ({
  kind: 'birth',
  on,
  certainty: 'exact',
  ...more,
});
const loss: OccurrenceFact = {
  kind: 'loss',
  on: '2026-06-20',
  certainty: 'exact',
  loss: { kind: 'stillbirth' },
};
const notPregnant: CurrentStateFact = { state: 'not-pregnant' };

const cases: readonly {
  readonly who: string;
  readonly occurrences: readonly OccurrenceFact[];
  readonly current?: CurrentStateFact;
  readonly endsBy: string | undefined;
  readonly prepareFrom?: string;
  readonly from?: string;
}[] = [
  {
    who: 'one baby',
    occurrences: [birth('2026-06-20')],
    endsBy: '2028-06-20',
    prepareFrom: '2028-05-09',
    from: 'birth',
  },
  {
    who: 'a baby of a leap day',
    occurrences: [birth('2028-02-29')],
    endsBy: '2030-02-28',
    prepareFrom: '2030-01-17',
    from: 'birth',
  },
  {
    who: 'a birth of which only the month is known: its last day',
    occurrences: [birth('2026-06')],
    endsBy: '2028-06-30',
    prepareFrom: '2028-05-19',
    from: 'birth',
  },
  {
    who: 'two births: the youngest',
    occurrences: [birth('2026-06-20'), birth('2024-01-02')],
    endsBy: '2028-06-20',
    prepareFrom: '2028-05-09',
    from: 'birth',
  },
  {
    who: 'pregnant again: the baby that is expected',
    occurrences: [birth('2025-01-02')],
    current: { state: 'pregnant', dueOn: '2027-03-22' },
    endsBy: '2029-03-22',
    prepareFrom: '2029-02-08',
    from: 'due-date',
  },
  {
    who: 'pregnant without a due date: the baby that is there',
    occurrences: [birth('2025-01-02')],
    current: { state: 'pregnant' },
    endsBy: '2027-01-02',
    prepareFrom: '2026-11-21',
    from: 'birth',
  },
  { who: 'a loss and no baby', occurrences: [loss], endsBy: undefined },
  {
    who: 'a twin who died and one who lives',
    occurrences: [loss, birth('2026-06-20', { pregnancy: 1 })],
    endsBy: '2028-06-20',
    prepareFrom: '2028-05-09',
    from: 'birth',
  },
  { who: 'planning', occurrences: [], current: { state: 'planning' }, endsBy: undefined },
  {
    who: 'a birth without any date',
    occurrences: [{ kind: 'birth', certainty: 'about' }],
    endsBy: undefined,
  },
];

describe('how long link work lasts', () => {
  it.each(cases)('$who: $endsBy', ({ occurrences, current = notPregnant, endsBy, ...rest }) => {
    const { who: _who, ...more } = rest;

    expect(planLimit({ occurrences, current })).toEqual(
      endsBy === undefined ? undefined : { endsBy, ...more },
    );
  });
});
