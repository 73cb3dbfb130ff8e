import { expect, it } from '@jest/globals';
import { LeftAlone } from './left-alone.js';

it('what has failed is left alone for five minutes, and has its turn again', () => {
  let now = 0;
  const left = new LeftAlone(() => now);
  left.add('one');
  now = 200_000;
  left.add('other');
  expect(left.ids()).toEqual(['one', 'other']);
  now = 300_001;
  expect(left.ids()).toEqual(['other']);
  now = 500_001;
  expect(left.ids()).toEqual([]);
});
