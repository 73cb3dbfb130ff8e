import { describe, expect, it } from '@jest/globals';
import { isOpenTo, mayName, mayRestrict, type Door } from './restriction.js';

const open: Door = { restricted: false, isNamed: false, hasNamedColleague: false };
const closed: Door = { ...open, restricted: true };
const until = new Date('2026-11-22T13:00:00Z');

describe('who opens a referral', () => {
  it.each<[string, Door, boolean, boolean, boolean]>([
    ['not restricted', open, true, true, false],
    ['restricted', closed, false, false, false],
    ['restricted, named', { ...closed, isNamed: true }, true, true, true],
    ['restricted, a colleague named', { ...closed, hasNamedColleague: true }, false, false, false],
    ['opened with a reason', { ...closed, openUntil: until }, true, false, true],
    [
      'opened with a reason, a colleague named',
      { ...closed, openUntil: until, hasNamedColleague: true },
      true,
      false,
      false,
    ],
  ])('%s: reads %s, restricts or lifts %s, names %s', (_, door, reads, restricts, names) => {
    expect([isOpenTo(door), mayRestrict(door), mayName(door)]).toEqual([reads, restricts, names]);
  });
});
