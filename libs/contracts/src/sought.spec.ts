import { describe, expect, it } from '@jest/globals';
import { soughtIn } from './sought.js';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const id = '0b8f6f0e-0000-4000-8000-000000000001';

describe('what somebody looks for', () => {
  it.each([
    'WM-4K7Q-2N8D',
    ' wm-4k7q-2n8d ',
    'wm4k7q2n8d',
    '4K7Q 2N8D',
    'WM–4K7Q–2N8D',
    'WM 4K7Q-2N8D',
  ])('is a reference: %s', (text) => {
    expect(soughtIn(text)).toEqual({ by: 'reference', reference: 'WM-4K7Q-2N8D' });
  });

  it('is a reference also where a sign that references do not have was heard', () => {
    expect(soughtIn('WM-OIL0-2N8D')).toEqual({ by: 'reference', reference: 'WM-0110-2N8D' });
  });

  it.each([id, ` ${id.toUpperCase()} `])('is an id: %s', (text) => {
    expect(soughtIn(text)).toEqual({ by: 'id', id });
  });

  it.each([
    trace,
    trace.toUpperCase(),
    `urn:trace:${trace}`,
    `00-${trace}-00f067aa0ba902b7-01`,
    ` 00-${trace}-00f067aa0ba902b7-00 `,
  ])('is a trace: %s', (text) => {
    expect(soughtIn(text)).toEqual({ by: 'trace', trace });
  });

  it.each([
    '',
    'Amara Example',
    'WM-4K7Q-2N8',
    'WM-4K7Q-2N8U',
    '999 123 4567',
    trace.slice(1),
    '0'.repeat(32),
    `00-${trace}-00f067aa0ba902b7`,
    `${id}0`,
  ])('is nothing that can be looked for: %s', (text) => {
    expect(soughtIn(text)).toBeUndefined();
  });
});
