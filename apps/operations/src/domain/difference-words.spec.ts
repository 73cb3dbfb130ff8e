import { describe, expect, it } from '@jest/globals';
import { DIFFERENCE_KINDS, WAITING_PLACES } from '@waymark/contracts';
import { COMPARISONS } from './comparisons.js';
import { whatIsWrong, whatToDo, type ToldDifference } from './difference-words.js';

const told = (of: Partial<ToldDifference>): ToldDifference => ({
  ...{ kind: 'stuck', book: 'said', of: 'intake', at: 'routing', expected: 7, found: 5, ...of },
});

describe('a difference is told in sentences', () => {
  it.each<[Partial<ToldDifference>, string, RegExp]>([
    [
      {},
      'routing has heard 5 of 7 events of intake; the rest never came.',
      /^Have intake say 6 to 7 again \(POST \/messaging\/said\/again at intake/,
    ],
    [
      { waits: 'unpublished', found: 0 },
      'routing has heard none of 7 events of intake; the rest has not been published.',
      /relay of intake/,
    ],
    [
      { waits: 'quarantined' },
      'routing has heard 5 of 7 events of intake; the next is in quarantine there.',
      /replay it at routing/,
    ],
    [
      { waits: 'parked' },
      'routing has heard 5 of 7 events of intake; what follows waits there for an earlier one.',
      /quarantine of routing.*say 6 to 7 again/,
    ],
    [
      { kind: 'missing', book: 'referrals', expected: 1, found: 0 },
      'routing holds no placement of a referral that intake took.',
      /Call the sending team.*backup of routing/,
    ],
    [
      { kind: 'missing', book: 'facts', at: 'eligibility', expected: 2, found: 1 },
      'eligibility has 1 judgement of facts that were given 2 times.',
      /backup of eligibility/,
    ],
    [
      { kind: 'unknown', book: 'referrals', at: 'operations', expected: 0, found: 1 },
      'operations keeps a referral that intake does not have.',
      /Ask the sending team/,
    ],
    [
      { kind: 'doubled', book: 'referrals', at: 'notification', expected: 1, found: 2 },
      'notification has done 2 times what is to be done once.',
      /Tell the holder/,
    ],
    [
      { kind: 'ahead', expected: 5, found: 7 },
      'routing has heard 7 events of intake, and intake knows of 5.',
      /older backup than routing/,
    ],
  ])('%o', (of, wrong, cure) => {
    expect(whatIsWrong(told(of))).toBe(wrong);
    expect(whatToDo(told(of))).toMatch(cure);
  });

  it('whatever it is, in whole sentences that fit', () => {
    for (const { of, at, book } of COMPARISONS) {
      for (const kind of DIFFERENCE_KINDS) {
        for (const waits of [undefined, ...WAITING_PLACES]) {
          const one = told({ kind, of, at, book, ...(waits !== undefined && { waits }) });
          expect(whatIsWrong(one)).toMatch(/^[a-z].*\.$/);
          expect(whatToDo(one)).toMatch(/^[A-Za-z].*\.$/);
          expect(whatIsWrong(one).length).toBeLessThan(500);
          expect(whatToDo(one).length).toBeLessThan(1_000);
        }
      }
    }
  });
});
