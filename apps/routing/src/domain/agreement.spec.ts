import { describe, expect, it } from '@jest/globals';
import { referralDeclined, type ConsentFacts } from '@waymark/contracts';
import type { Change } from './change.js';
import { amended } from './heard.js';
import { judged } from './judged.js';
import { brokenPromises, isActive, type Alongside, type Placement } from './placement.js';
import { aRecord, aTaken, HUB, toldAt } from './placement.fixture.js';
import { route } from '@waymark/routing-order';
import { settle } from './settle.js';
import { aSituation, factsOf } from './situation.fixture.js';

const NOW = '2026-11-24T10:00:00Z';
const LIGHT = 'sheffield-light';
const NO_HUB: Partial<ConsentFacts> = { hub: 'no', refused: ['hub'] };
const THINKS: Partial<ConsentFacts> = { hub: 'not-asked', askAgainOn: '2026-12-03' };

/** What was said is recorded, and what was judged by it comes after. */
function recorded(before: Placement, consent: Partial<ConsentFacts>): Change {
  const news = { facts: factsOf({ consent }), earlier: factsOf({}), factsVersion: 2 };
  return settle(before, amended(before, news, toldAt(NOW)));
}

function judgedBy(before: Placement, consent: Partial<ConsentFacts>, now = NOW): Change {
  const situation = aSituation({ consent, judged: [[HUB, 'birth-trauma', 'eligible']] });
  const on = now.slice(0, 10);
  const draft = judged(before, route({ ...situation, on }), toldAt(now));
  if (draft === undefined) throw new Error('nothing was decided');
  const change = settle(before, draft);
  expect(brokenPromises(change.after)).toEqual([]);
  return change;
}

const offered: Placement = judgedBy(aRecord(), {}).after;

describe('what the person said about sharing', () => {
  it('no, to a hub that is offered: the offer is taken back, and somebody finds another way', () => {
    const { after, ends, says } = judgedBy(recorded(offered, NO_HUB).after, NO_HUB);
    expect(after).toMatchObject({
      standing: { is: 'with-a-person' },
      holder: offered.holder,
      nextStep: { what: 'find-a-place' },
    });
    expect(ends).toEqual([HUB]);
    expect(says.map(({ definition }) => definition.type)).toContain('referral.redirected.v1');
  });

  it('wants to think: asked again on the day that was agreed, and not late before it', () => {
    const asked = judgedBy(aRecord(), { hub: 'not-asked' }).after;
    expect(asked.nextStep).toMatchObject({ what: 'ask-her', dueAt: '2026-11-26T17:00:00.000Z' });
    const thinks = judgedBy(asked, THINKS);
    expect(thinks.after.nextStep).toMatchObject({
      what: 'ask-her',
      owner: asked.nextStep?.owner,
      soonAt: '2026-12-03T09:00:00.000Z',
      dueAt: '2026-12-07T17:00:00.000Z',
    });
    // Judged once more with the same answer, no clock begins anew.
    expect(judgedBy(thinks.after, THINKS).after.nextStep).toEqual(thinks.after.nextStep);
  });

  it('yes, after they were asked: the hub is offered at once', () => {
    const asked = judgedBy(aRecord(), { hub: 'not-asked' }).after;
    expect(judgedBy(asked, { hub: 'yes' }).after).toMatchObject({
      standing: { is: 'offered', to: { serviceId: HUB } },
    });
  });

  it('no to everybody, while the landing team looks: their own team goes on', () => {
    const looking = judgedBy(aRecord(), NO_HUB).after;
    const none: Partial<ConsentFacts> = { hub: 'no', otherNhs: 'no', refused: ['hub', 'otherNhs'] };
    const { after } = judgedBy(looking, none);
    expect([looking.nextStep?.owner, after.nextStep?.owner]).toEqual([
      expect.stringMatching(/^landing-/),
      after.home.organisation,
    ]);
  });

  it('no, to the hub that has them: it shares nothing more, and says what comes next', () => {
    const { after } = recorded(aTaken('in-care'), NO_HUB);
    expect(after.tasks).toMatchObject([
      {
        purpose: 'consent',
        step: {
          what: 'ask-her',
          owner: HUB,
          because: expect.stringContaining('share nothing more') as unknown,
        },
      },
    ]);
  });

  it.each<{ is: string; consent: Partial<ConsentFacts>; stays: boolean }>([
    { is: 'no to a charity', consent: { vcse: 'no', refused: ['vcse'] }, stays: false },
    { is: 'no to a hub', consent: NO_HUB, stays: true },
    { is: 'not asked', consent: { vcse: 'not-asked' }, stays: true },
  ])('$is: link work alongside stays $stays', ({ consent, stays }) => {
    const beside: Alongside = {
      serviceId: LIGHT,
      name: 'Light',
      kind: 'link-work',
      pathway: 'peer-support',
      state: 'offered',
      because: 'Offered alongside.',
    };
    const { after, says, ends } = recorded({ ...offered, alongside: [beside] }, consent);
    expect(after.alongside.some(isActive)).toBe(stays);
    expect(ends).toEqual(stays ? [] : [LIGHT]);
    const declined = says.filter(({ definition }) => definition === referralDeclined);
    expect(declined.map(({ data }) => data)).toMatchObject(
      stays ? [] : [{ serviceId: LIGHT, reason: 'declined-by-person', as: 'alongside' }],
    );
  });
});
