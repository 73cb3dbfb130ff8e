import { describe, expect, it } from '@jest/globals';
import { route } from '@waymark/routing-order';
import { acknowledgeAlongside, endAlongside } from '../alongside-moves.js';
import type { Draft } from '../change.js';
import { clocksSay } from '../overdue.js';
import { judged } from '../judged.js';
import { brokenPromises, type Placement } from '../placement.js';
import { aRecord, toldAt } from '../placement.fixture.js';
import { settle } from '../settle.js';
import { LOTUS } from '../routing-case.fixture.js';
import { aSituation, TODAY, type AsTold } from '../situation.fixture.js';
import { aPlan } from './a-plan.fixture.js';
import { linkWorkOf, plansLeft } from './link-work-of.js';
import { planDraft } from './plan-draft.js';
import type { PlanRequest } from './plan-request.js';

const LIGHT = 'sheffield-light';
const told = toldAt(`${TODAY}T10:00:00Z`);
const beside: AsTold = {
  preference: { sector: 'voluntary-sector' },
  judged: [
    [LOTUS, 'birth-trauma', 'eligible'],
    [LIGHT, 'peer-support', 'eligible'],
  ],
};
const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('it is there');
  return value;
};
const after = (before: Placement, draft: Draft | undefined): Placement =>
  settle(before, must(draft)).after;
const offered = ((): Placement => {
  const before = aRecord(beside);
  return after(before, judged(before, route(aSituation(beside)), told));
})();
const atLight = (placement: Placement) =>
  must(placement.alongside.find(({ serviceId }) => serviceId === LIGHT));
const taken = after(offered, acknowledgeAlongside(offered, atLight(offered), told));

const draft = (placement: Placement, what: PlanRequest['what'], plan = aPlan()) =>
  planDraft(
    placement,
    { plan, place: atLight(placement), what, on: TODAY },
    { told, limit: { endsBy: '2028-06-20', prepareFrom: '2028-05-09', from: 'birth' } },
  );
const begun = after(taken, draft(taken, 'open'));

describe('link work with a person', () => {
  it('begins once somebody there has acknowledged, and ends with its part', () => {
    expect(linkWorkOf(offered, LIGHT)).toBeUndefined();
    expect(linkWorkOf(taken, LIGHT)?.name).toBe('Light Peer Support');
    expect(linkWorkOf(taken, LOTUS)).toBeUndefined();
    const ended = after(taken, endAlongside(taken, atLight(taken)));
    expect(linkWorkOf(ended, LIGHT)).toBeUndefined();
  });

  it('is no plan of a hub, even where the hub leads', () => {
    const hub = {
      ...taken,
      alongside: taken.alongside.map((one) => ({ ...one, kind: 'mmhs-hub' as const })),
    };

    expect(linkWorkOf(hub, LIGHT)).toBeUndefined();
  });
});

describe('a plan and its placement', () => {
  it('owes one step of the link-work team, on the agreed day; the holder and the lead stay', () => {
    expect(begun.tasks).toMatchObject([
      {
        purpose: 'plan',
        step: {
          what: 'review-plan',
          owner: LIGHT,
          dueAt: '2026-12-21T17:00:00.000Z',
          soonAt: '2026-12-16T17:00:00.000Z',
        },
      },
    ]);
    expect([begun.standing, begun.holder, begun.nextStep]).toEqual([
      taken.standing,
      taken.holder,
      taken.nextStep,
    ]);
    expect(brokenPromises(begun)).toEqual([]);
  });

  it('says codes and days, and nothing that was written', () => {
    const { says } = settle(taken, must(draft(taken, 'open')));

    expect(says).toHaveLength(1);
    expect(says[0]?.data).toMatchObject({
      serviceId: LIGHT,
      at: 'start',
      on: TODAY,
      nextReviewOn: '2026-12-21',
      categories: ['groups'],
      goalsOpen: 1,
      goalsReached: 0,
    });
  });

  it('has its step replaced by the next review, and none left once it ends', () => {
    const later = { ...aPlan(), nextReviewOn: '2027-01-11' };
    const reviewed = after(begun, draft(begun, 'record-review', later));
    expect(reviewed.tasks).toMatchObject([{ step: { dueAt: '2027-01-11T17:00:00.000Z' } }]);

    const { nextReviewOn: _over, ...over } = later;
    const end = { ...over, ending: { entryId: 'e', on: TODAY, outcome: 'goals-reached' as const } };
    const change = settle(reviewed, must(draft(reviewed, 'end', end)));
    expect(change.after.tasks).toEqual([]);
    expect(change.says.map(({ definition }) => definition.type)).toEqual(['plan.reviewed.v1']);
    expect(change.says[0]?.data).toMatchObject({ at: 'end', outcome: 'goals-reached' });
  });

  it.each([
    { next: '2028-05-08', what: 'review-plan' },
    { next: '2028-05-09', what: 'end-plan' },
  ])('with a review on $next owes $what', ({ next, what }) => {
    const near = after(taken, draft(taken, 'record-review', { ...aPlan(), nextReviewOn: next }));

    expect(near.tasks[0]?.step.what).toBe(what);
  });

  it.each(['add-goal', 'record-contact', 'record-scores'] as const)(
    'hears nothing of %s',
    (what) => {
      expect(draft(begun, what)).toBeUndefined();
    },
  );

  it('lets its step go when the team ends its part', () => {
    const ended = after(begun, endAlongside(begun, atLight(begun)));

    expect(ended.tasks).toEqual([]);
    expect(plansLeft(begun, ended)).toEqual([LIGHT]);
    expect(plansLeft(taken, begun)).toEqual([]);
  });
});

const NOT_YET = { soonAt: '2030-01-01T00:00:00.000Z', dueAt: '2030-01-02T00:00:00.000Z' };

describe('the clock of a review', () => {
  const at = (instant: string, placement = begun) => clocksSay(placement, toldAt(instant));
  const quiet = {
    ...begun,
    nextStep: { ...must(begun.nextStep), ...NOT_YET },
  };
  const calm: Placement = {
    ...quiet,
    alongside: quiet.alongside.map((one) => ({
      ...one,
      ...(one.nextStep !== undefined && {
        nextStep: { ...one.nextStep, ...NOT_YET },
      }),
    })),
  };

  it('reminds three working days before and says when it is over, about the plan and to its team', () => {
    expect(at('2026-12-16T16:59:59Z', calm)).toBeUndefined();
    const soon = must(at('2026-12-16T17:00:00Z', calm));
    expect(soon.says).toMatchObject([
      {
        definition: { type: 'clock.due-soon.v1' },
        extra: { beside: { what: 'review-plan', owner: LIGHT } },
      },
    ]);
    const late = must(at('2026-12-21T17:00:00Z', after(calm, soon)));
    expect(late.says).toMatchObject([
      { definition: { type: 'clock.breached.v1' }, extra: { beside: { owner: LIGHT } } },
    ]);
    expect(late.because).toContain('Light Peer Support was to review the link-work plan');
  });

  it('asks nobody else to look into it', () => {
    const late = must(at('2026-12-22T09:00:00Z', calm));

    expect(late.placement.tasks).toHaveLength(1);
  });
});
