import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { services } from '../ground/line.mjs';
import { connectionsOfAProcess as most } from './connections-of-a-process.mjs';
import { judge } from './invariants.mjs';

const refusedByAll = Object.fromEntries(services.map((service) => [service, 3]));

/** @param {string} id @param {object} evidence */
const verdictOf = (id, evidence) => {
  const [{ broken }] = judge(/** @type {any} */ (evidence), { ids: [id], isLast: () => true });
  return broken.join();
};

describe('I11: whoever has nothing to do with it', () => {
  it('is refused by each service, and sees nothing', () => {
    assert.equal(verdictOf('I11', { stranger: { asked: refusedByAll, seen: [] } }), '');
  });

  it('has seen something', () => {
    const stranger = { asked: refusedByAll, seen: ['a-referral by routing to a referrer'] };
    assert.match(verdictOf('I11', { stranger }), /1 referrals were shown to another organisation/);
  });

  for (const service of services) {
    it(`was never refused by ${service}, so nothing is proven`, () => {
      const stranger = { asked: { ...refusedByAll, [service]: 0 }, seen: [] };
      assert.match(verdictOf('I11', { stranger }), new RegExp(`nothing was proven.*${service}`));
    });
  }
});

describe('I12: what a process takes', () => {
  const expected = { connections: () => most };
  const inTheirLimits = {
    ...{ peakMb: { intake: 511 }, expected },
    connections: { waymark_intake: most },
  };

  it('is within its limits', () => {
    assert.equal(verdictOf('I12', inTheirLimits), '');
  });

  it('is one connection too many', () => {
    const evidence = { ...inTheirLimits, connections: { waymark_intake: most + 1 } };
    assert.match(verdictOf('I12', evidence), /waymark_intake held 16 connections of 15/);
  });

  it('is too much memory', () => {
    const evidence = { ...inTheirLimits, peakMb: { intake: 513 } };
    assert.match(verdictOf('I12', evidence), /intake took 513 MB/);
  });
});
