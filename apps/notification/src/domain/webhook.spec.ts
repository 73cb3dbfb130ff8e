import { describe, expect, it } from '@jest/globals';
import { afterWebhook, whichWebhooks } from './webhook.js';

const HOUR = 3_600_000;
const FRESH = { ageMs: 0, chance: 0.5 };
const refused = { result: 'not-taken', code: 'HTTP 500' } as const;

describe('after an attempt to tell a system', () => {
  it('what is taken is done, and what is gone is given up', () => {
    expect(afterWebhook({ result: 'taken' }, 1, FRESH)).toEqual({ status: 'SENT' });
    expect(afterWebhook({ result: 'gone' }, 1, FRESH)).toEqual({ status: 'FAILED' });
    const left = { result: 'left', code: 'restored' } as const;
    expect(afterWebhook(left, 1, FRESH)).toEqual({ status: 'FAILED' });
  });

  it.each([
    { attempts: 1, chance: 0.5, waitMs: 5_000 },
    { attempts: 1, chance: 0, waitMs: 2_500 },
    { attempts: 1, chance: 1, waitMs: 7_500 },
    { attempts: 5, chance: 0.5, waitMs: 80_000 },
    { attempts: 30, chance: 0.5, waitMs: 6 * HOUR },
  ])(
    'attempt $attempts waits $waitMs ms where chance is $chance',
    ({ attempts, chance, waitMs }) => {
      expect(afterWebhook(refused, attempts, { ageMs: 0, chance })).toEqual({
        status: 'PENDING',
        waitMs,
      });
    },
  );

  it('it is tried for three days', () => {
    const at = (ageMs: number) => afterWebhook(refused, 30, { ageMs, chance: 0.5 }).status;
    expect([at(65 * HOUR), at(67 * HOUR)]).toEqual(['PENDING', 'FAILED']);
  });
});

describe('whose systems hear', () => {
  const to = { senderOrganisation: 'midwives', systemsListen: true };
  const referrer = { audience: 'referrer', template: 'referrer-question' } as const;
  const hub = {
    audience: 'receiving-service',
    template: 'service-new',
    organisation: 'a-hub',
  } as const;
  const woman = { audience: 'woman', template: 'woman-update' } as const;

  it('those whose people are told, and never for the woman', () => {
    expect(whichWebhooks([referrer, hub, woman], to)).toEqual([
      { organisation: 'midwives', type: 'referral.action' },
      { organisation: 'a-hub', type: 'referral.new' },
    ]);
  });

  it('nobody’s, where none listens', () => {
    expect(whichWebhooks([referrer, hub], { ...to, systemsListen: false })).toEqual([]);
  });
});
