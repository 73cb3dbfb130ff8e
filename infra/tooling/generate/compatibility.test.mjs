import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { breaksOf } from './compatibility.mjs';

const before = {
  type: 'object',
  required: ['kind', 'weeks'],
  properties: {
    kind: { type: 'string', enum: ['birth', 'loss'] },
    weeks: { type: 'integer', minimum: 0, maximum: 44 },
    place: { $ref: '#/$defs/Place' },
  },
  $defs: {
    Place: { type: 'object', required: ['known'], properties: { known: { type: 'string' } } },
  },
};
const example = { kind: 'loss', weeks: 20, place: { known: 'yes' } };
const judge = (now, todaysExample = example) =>
  breaksOf({ type: 'x.v1', before, now, releasedExample: example, todaysExample });
const changed = (change) => {
  const copy = structuredClone(before);
  change(copy);
  return copy;
};

describe('an event that was released', () => {
  it('may gain a field that can be left out', () => {
    assert.deepEqual(judge(changed((now) => (now.properties.more = { type: 'string' }))), []);
  });

  it('may take more values', () => {
    assert.deepEqual(judge(changed((now) => now.properties.kind.enum.push('separation'))), []);
  });

  const seeded = [
    ['a field removed', (now) => delete now.properties.weeks, /weeks was removed/],
    ['a field made required', (now) => now.required.push('place'), /place became required/],
    ['a value dropped', (now) => now.properties.kind.enum.pop(), /no longer takes loss/],
    ['a limit tightened', (now) => (now.properties.weeks.maximum = 40), /maximum became tighter/],
    [
      'a type changed',
      (now) => (now.properties.weeks.type = 'string'),
      /changed from integer to string/,
    ],
    [
      'an inner field made required',
      (now) => now.$defs.Place.required.push('code'),
      /place.code became required/,
    ],
  ];
  for (const [what, change, sentence] of seeded) {
    it(`is broken by ${what}`, () => {
      assert.match(judge(changed(change)).join('; '), sentence);
    });
  }

  it('is broken by an example that its readers refuse', () => {
    assert.match(
      judge(before, { kind: 'separation', weeks: 20 }).join('; '),
      /released readers refuse/,
    );
  });
});
