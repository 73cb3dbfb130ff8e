import { describe, expect, it } from '@jest/globals';
import { LOSSES } from './what-happened.js';

const textOf = (value: string) => LOSSES.find((one) => one.value === value)?.text;

describe('the kinds of loss that somebody chooses from', () => {
  it('leave no week of pregnancy out: what is not before 24 weeks is at 24 weeks or later', () => {
    expect([textOf('miscarriage'), textOf('stillbirth')]).toEqual([
      'A miscarriage, before 24 weeks',
      'A stillbirth, at 24 weeks or later',
    ]);
  });
});
