import { describe, expect, it } from '@jest/globals';
import { askedOf } from './find-form.js';

describe('from when to when an operator looks', () => {
  it.each([
    {
      ...{ on: '2026-07-01', from: '10:00', to: '10:30' },
      is: ['2026-07-01T09:00:00.000Z', '2026-07-01T09:30:00.000Z'],
    },
    { on: '2026-07-01', is: ['2026-06-30T23:00:00.000Z', '2026-07-01T23:00:00.000Z'] },
    // The day has 25 hours, and 1 to 2 o'clock comes twice: both are looked through.
    { on: '2026-10-25', is: ['2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'] },
    {
      ...{ on: '2026-10-25', from: '01:10', to: '01:40' },
      is: ['2026-10-25T00:10:00.000Z', '2026-10-25T01:40:00.000Z'],
    },
    // The day has 23 hours.
    { on: '2027-03-28', is: ['2027-03-28T00:00:00.000Z', '2027-03-28T23:00:00.000Z'] },
  ])('$on, $from to $to', ({ is, ...answers }) => {
    const { from, to } = askedOf(answers);
    expect([from, to]).toEqual(is);
  });
});
