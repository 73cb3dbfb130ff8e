import { describe, expect, it } from '@jest/globals';
import { masked, maskedDetail } from './masked.js';
import { alike, groupKeyOf, shapeOf, type Trait } from './quarantine-group.js';

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const trait = (of: Partial<Trait> = {}): Trait => ({
  ...{
    producer: 'intake',
    type: 'referral.received.v1',
    reason: 'failed',
    errorClass: 'TypeError',
  },
  ...{ detail: 'x of 3 is undefined', value: json({ referralId: 'a', age: 31 }), ...of },
});

describe('the group of a quarantined event', () => {
  it.each<[string, Partial<Trait>]>([
    ['another person', { value: json({ referralId: 'b', age: 19 }) }],
    ['another number in the error', { detail: 'x of 12 is undefined' }],
    ['fields in another order', { value: json({ age: 31, referralId: 'a' }) }],
  ])('is the same for %s', (_, of) => {
    expect(groupKeyOf(trait(of))).toBe(groupKeyOf(trait()));
  });

  it.each<[string, Partial<Trait>]>([
    ['another type', { type: 'referral.amended.v1' }],
    ['another producer', { producer: 'routing' }],
    ['another reason', { reason: 'refused' }],
    ['another error', { errorClass: 'RangeError' }],
    ['another sentence', { detail: 'y of 3 is undefined' }],
    ['another field', { value: json({ referralId: 'a', ages: 31 }) }],
    ['another kind of value', { value: json({ referralId: 'a', age: '31' }) }],
    ['no bytes', { value: null }],
  ])('is another for %s', (_, of) => {
    expect(groupKeyOf(trait(of))).not.toBe(groupKeyOf(trait()));
  });

  it('does not look at what belongs to one event alone', () => {
    const [one, other] = [
      `Key (id)=(5f1c) of 0b8f6f0e-0000-4000-8000-000000000001, "Ann", WM-4K7Q-2N8D, 2026-11-22T10:00:00Z`,
      `Key (id)=(77) of 1b8f6f0e-0000-4000-8000-000000000009, "Bea Smith", WM-0000-0000, 2026-12-01`,
    ];
    expect(alike(one)).toBe(alike(other));
    expect(alike(one)).not.toMatch(/Ann|5f1c/);
  });

  it('knows a list by what is in it, not by how much', () => {
    expect(shapeOf(json({ dates: [{ on: 'a' }] }))).toBe(
      shapeOf(json({ dates: [{ on: 'b' }, { on: 'c' }] })),
    );
    expect(shapeOf(json({ dates: [] }))).not.toBe(shapeOf(json({ dates: [{ on: 'a' }] })));
    expect(shapeOf(Buffer.from('{"half'))).toBe('not JSON');
  });
});

describe('what an operator is shown', () => {
  it.each([
    ['0b8f6f0e-0000-4000-8000-000000000001', true],
    ['2026-11-22', true],
    ['2026-11-22T10:00:00.000Z', true],
    ['mmhs-hub', true],
    ['referral.received.v1', true],
    ['WM-4K7Q-2N8D', true],
    ['Ann Example', false],
    ['ann@example.org', false],
    ['NR2 3DA', false],
    ['she said that', false],
    ['a'.repeat(81), false],
  ])('%s: %s', (text, isShown) => {
    expect(masked({ of: [text] })).toEqual({ of: [isShown ? text : `(text of ${text.length})`] });
  });

  it('is numbers, yes and no as they are, and of an error what it does not quote', () => {
    expect(masked([1, true, null])).toEqual([1, true, null]);
    expect(maskedDetail(`invalid input for uuid: "Ann", Key (a)=(b c)`)).toBe(
      'invalid input for uuid: (text), Key (a)=(text)',
    );
  });
});
