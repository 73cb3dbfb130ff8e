import { describe, expect, it } from '@jest/globals';
import { NUDGE_REASONS } from '@waymark/contracts';
import { askedLately, askedOf, nudge } from './nudge.js';
import { aRecord, aTaken, HUB } from './placement.fixture.js';
import { brokenPromises, type Placement } from './placement.js';
import { settle } from './settle.js';

const LATE = new Date('2027-01-20T09:00:00Z');
const taken = aTaken('acknowledged');
const wanted = { asked: HUB, reason: 'nothing-recorded' } as const;
const refusedFor = (before: Placement, asked = HUB, now = LATE): string => {
  const made = nudge(before, { ...wanted, asked }, now);
  return 'refused' in made ? made.refused.code : 'asked';
};
function nudged(before: Placement, at: Date, asked = HUB) {
  const made = nudge(before, { ...wanted, asked }, at);
  if ('refused' in made) throw new Error(made.refused.detail);
  return settle(before, made.draft);
}

describe('an operator who asks a team to look', () => {
  it('moves nothing: holder, state, step and clock are what they were', () => {
    const { after, says, what } = nudged(taken, LATE);

    expect({ ...after, version: 0, nudges: [] }).toEqual({ ...taken, version: 0, nudges: [] });
    expect(brokenPromises(after)).toEqual([]);
    expect(what).toBe('nudged');
    expect(says).toMatchObject([
      {
        definition: { type: 'referral.nudged.v1' },
        data: { asked: HUB, reason: 'nothing-recorded', version: taken.version + 1 },
      },
    ]);
  });

  it.each(NUDGE_REASONS)('because of %s, says so in words and not in a code', (reason) => {
    const made = nudge(taken, { asked: HUB, reason }, LATE);
    expect('draft' in made && made.draft.because).toMatch(
      /^An operator of Waymark asked .+ to look at it: [a-zA-Z ]+\.$/,
    );
  });

  it('asks nobody before the limit, or a team that does not owe the step, or what only Waymark can do', () => {
    expect(refusedFor(taken)).toBe('asked');
    expect(refusedFor(taken, HUB, new Date(taken.receivedAt))).toBe('not-late');
    expect(refusedFor(taken, 'candp-ptls')).toBe('moved-meanwhile');
    const judging = aRecord();
    expect(refusedFor(judging, judging.nextStep?.owner)).toBe('waymark-owes-it');
    const { nextStep: _step, ...closed } = taken;
    expect(refusedFor(closed)).toBe('closed');
  });

  it('says until when a step is in time as a day and a time in London', () => {
    const { nextStep } = taken;
    if (nextStep === undefined) throw new Error('nothing is owed');
    const summer = { ...taken, nextStep: { ...nextStep, dueAt: '2026-07-08T16:00:00.000Z' } };
    const made = nudge(summer, { ...wanted, asked: HUB }, new Date('2026-07-08T15:00:00Z'));

    expect('refused' in made && made.refused.detail).toContain('due on 8 July 2026 at 17:00.');
  });

  it('asks the same team again only after a day, and another one at once', () => {
    const { after } = nudged(taken, LATE);
    const later = (hours: number): Date => new Date(LATE.getTime() + hours * 3_600_000);

    expect(askedLately(after, HUB, later(23.9))).toMatchObject({ at: LATE.toISOString() });
    expect(askedLately(after, HUB, later(24))).toBeUndefined();
    expect(askedLately(after, 'candp-ptls', later(0))).toBeUndefined();
    expect(nudged(after, later(24)).after.nudges).toHaveLength(1);
  });
});

describe('a team that was asked', () => {
  const { after } = nudged(taken, LATE);

  it('reads it, and nobody else does', () => {
    expect(askedOf(after, HUB)).toEqual({ at: LATE.toISOString(), reason: 'nothing-recorded' });
    expect(askedOf(after, 'candp-ptls')).toBeUndefined();
  });

  it('reads it no longer once it owes another step, or the same one anew', () => {
    const { nextStep } = after;
    if (nextStep === undefined) throw new Error('nothing is owed');
    const owing = (step: Partial<typeof nextStep>): Placement => ({
      ...after,
      nextStep: { ...nextStep, ...step },
    });
    expect(askedOf(owing({ what: 'review-care' }), HUB)).toBeUndefined();
    expect(askedOf(owing({ dueAt: '2027-03-01T17:00:00.000Z' }), HUB)).toBeUndefined();
    expect(askedOf(owing({ breachSaid: true }), HUB)).toBeDefined();
  });
});
