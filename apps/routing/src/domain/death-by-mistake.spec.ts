import { describe, expect, it } from '@jest/globals';
import { correctDeath, deathElsewhere } from './death-moves.js';
import { HUB, toldAt } from './placement.fixture.js';
import type { Placement } from './placement.js';
import { settle } from './settle.js';
import { AT, BABY, booked, moved, WOMAN } from './death.fixture.js';

describe('a death that was recorded by mistake', () => {
  it('what was owed beside is owed again, by the day it had', () => {
    const worse = moved(booked, {
      move: 'say-worse',
      signs: ['suicidal-plan'],
      urgency: 'not-urgent',
    });
    const open = moved(worse.after, {
      ...{ move: 'record-contact', way: 'telephone', reached: false, safeContact: 'read' },
    }).after;
    const owed = ({ tasks }: Placement) => tasks.map(({ purpose, step }) => [purpose, step]);
    expect(open.tasks.map(({ purpose }) => purpose)).toEqual([
      ...['appointment', 'worse', 'call', 'contact'],
    ]);

    const back = moved(moved(open, WOMAN).after, { move: 'correct-death', who: 'woman' });
    expect(owed(back.after)).toEqual(owed(open));
    expect(back.says.map(({ definition }) => definition.type)).toEqual([
      'referral.death-corrected.v1',
      ...['task.opened.v1', 'task.opened.v1', 'task.opened.v1'],
    ]);
    expect(back.after.clinicalRisk).toBe(open.clinicalRisk);
  });

  it('opened again after the review, because it was a mistake: the review of “worse” and the call are owed again', () => {
    const worse = { move: 'say-worse', signs: ['suicidal-plan'], urgency: 'not-urgent' } as const;
    const died = moved(moved(booked, worse).after, WOMAN).after;
    const review = { move: 'record-death-review', appointments: 'cancelled' } as const;
    const ended = moved(died, review).after;
    const again = moved(ended, { move: 'reopen', reason: 'death-recorded-by-mistake' });
    expect(again.after.tasks.map(({ purpose, step }) => [purpose, step.dueAt])).toEqual([
      ['worse', '2026-11-24T16:00:00.000Z'],
      ['call', '2026-11-24T16:00:00.000Z'],
    ]);
    expect(again.says.map(({ definition }) => definition.type)).toEqual([
      ...['referral.reopened.v1', 'referral.acknowledged.v1'],
      ...['task.opened.v1', 'task.opened.v1'],
    ]);
  });

  it('whoever has the person finds out that nobody is asked to take over any more', () => {
    const to = {
      serviceId: 'candp-ptls',
      name: 'PTLS',
      kind: 'mmhs-hub',
      pathway: 'birth-trauma',
    } as const;
    const asked = moved(booked, {
      move: 'pass-on',
      to: { place: to },
      goesOnAlongside: false,
    }).after;
    const back = moved(moved(asked, WOMAN).after, { move: 'correct-death', who: 'woman' }).after;
    expect(back.alongside).toMatchObject([{ serviceId: to.serviceId, state: 'ended' }]);
    const returned = back.tasks.find(({ purpose }) => purpose === 'returned');
    expect(returned?.step).toMatchObject({ what: 'find-a-place', owner: HUB });
    expect(returned?.step.because).toContain('PTLS');
  });
});

describe('of two deaths one was recorded by mistake', () => {
  const bereaved = moved(booked, BABY).after;
  const types = ({
    says,
  }: {
    readonly says: readonly { readonly definition: { readonly type: string } }[];
  }) => says.map(({ definition }) => definition.type).filter((type) => type.includes('death'));

  it.each(['woman', 'baby'] as const)(
    '(%s): the other is said again, so that messages stay stopped',
    (who) => {
      const both = moved(bereaved, WOMAN).after;
      const change = settle(both, correctDeath(both, who, toldAt(AT)));
      expect(types(change)).toEqual(['referral.death-corrected.v1', 'referral.death-recorded.v1']);
      const [, again] = change.says.filter(({ definition }) => definition.type.includes('death'));
      expect(again?.data).toMatchObject({ who: who === 'woman' ? 'baby' : 'woman' });
      const elsewhere = deathElsewhere(both, { who, recorded: false }, toldAt(AT));
      expect(types(elsewhere)).toEqual(types(change));
    },
  );

  it('the review after the other is owed as before, and by no death that was none', () => {
    const died = moved(bereaved, WOMAN).after;
    const isReview = ({ purpose }: Placement['tasks'][number]) => purpose === 'death';
    const alive = settle(died, correctDeath(died, 'woman', toldAt(AT))).after;
    expect(alive.tasks.filter(isReview)).toHaveLength(1);
    const none = settle(died, correctDeath(died, 'baby', toldAt(AT))).after;
    expect(
      settle(none, correctDeath(none, 'woman', toldAt(AT))).after.tasks.filter(isReview),
    ).toEqual([]);
  });

  it('nothing is said again where it was the only one', () => {
    expect(types(settle(bereaved, correctDeath(bereaved, 'baby', toldAt(AT))))).toEqual([
      'referral.death-corrected.v1',
    ]);
  });
});
