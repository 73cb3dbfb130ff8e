import { describe, expect, it } from '@jest/globals';
import { masked } from './masked.js';

describe('what an operator sees of an event', () => {
  it.each([
    '0b8f6f0e-0000-4000-8000-000000000001',
    '2026-11-22',
    '2026-11-22T10:00:00.000Z',
    'WM-4K7Q-2N8D',
    'no-safe-contact',
    'message.failed.v1',
    '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    'waymark/routing',
    '',
    12,
    true,
    null,
  ])('is %p as it is: an id, a code, a date or a small number', (value) => {
    expect(masked({ field: [value] })).toEqual({ field: [value] });
  });

  it.each([
    ['Ann Example', '(text of 11)'],
    ['ann@people.example', '(text of 18)'],
    ['9991234567', '(text of 10)'],
    ['999 123 4567', '(text of 12)'],
    ['tel:07700900123', '(text of 15)'],
    ['NR1 1AA', '(text of 7)'],
    ['a-code'.repeat(20), '(text of 120)'],
    [9991234567, '(number of 10)'],
    [-7700900123, '(number of 10)'],
  ])('is not %p, which may be somebody’s: only how long it is', (value, shown) => {
    expect(masked({ deep: { field: value } })).toEqual({ deep: { field: shown } });
  });
});
