import { describe, expect, it } from '@jest/globals';
import { stateElsewhere } from './state-elsewhere.js';

describe("somebody else's referral", () => {
  it.each([
    { newest: undefined, heldBy: undefined, is: 'Being placed' },
    { newest: 'referral.offered', heldBy: 'sending-team', is: 'Being placed' },
    { newest: 'referral.held', heldBy: 'sending-team', is: 'Waiting for a date' },
    { newest: 'referral.accepted', heldBy: 'mmhs-hub', is: 'With a team' },
  ] as const)('after $newest, held by $heldBy, is $is', ({ newest, heldBy, is }) => {
    expect(stateElsewhere(newest, heldBy)).toBe(is);
  });
});
