import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '@waymark/contracts';
import { aTaken, toldAt } from './placement.fixture.js';
import { setAsideForGood } from './set-aside.js';
import { settle } from './settle.js';

const told = toldAt('2026-11-24T10:00:00Z');

describe('something said of a referral that will never be applied', () => {
  it.each([
    ['referral.amended.v1', 'a change of the facts'],
    ['referral.assessed.v1', 'a reading of the criteria'],
    ['clock.breached.v1', 'something that was said of this referral'],
    [undefined, 'something that was said of this referral'],
  ])('%s is told to whoever holds the person as %s', (eventType, words) => {
    const before = aTaken('in-care');
    const setAside = { in: 'notification', ...(eventType !== undefined && { eventType }) } as const;
    const draft = setAsideForGood(before, setAside, told);
    const [task] = draft?.placement.tasks ?? [];
    expect(task).toMatchObject({
      purpose: 'set-aside',
      step: {
        ...{ what: 'look-into', owner: before.holder?.organisation },
        because: `A technical fault: ${words} is missing in what decides who is told, and will stay so. Look at the referral as a whole, and enter again what is missing.`,
      },
    });
    expect(draft?.says).toHaveLength(1);
  });

  it('nobody else holds or owes what they did', () => {
    const before = aTaken('in-care');
    const draft = setAsideForGood(before, { in: 'eligibility' }, told);
    const after = draft && settle(before, draft).after;
    expect(after).toMatchObject({ holder: before.holder, nextStep: before.nextStep });
  });

  it.each(SERVICES)('in %s has words, without any code', (service) => {
    const draft = setAsideForGood(aTaken('in-care'), { in: service }, told);
    expect(draft?.because).toMatch(/is missing in (what|the) [a-z ]+, and will stay so/);
  });

  it('is told once for as long as the task is open', () => {
    const before = aTaken('in-care');
    const once = setAsideForGood(before, { in: 'eligibility' }, told)?.placement ?? before;
    expect(setAsideForGood(once, { in: 'eligibility' }, told)).toBeUndefined();
    expect(setAsideForGood(once, { in: 'operations' }, told)).toBeDefined();
  });
});
