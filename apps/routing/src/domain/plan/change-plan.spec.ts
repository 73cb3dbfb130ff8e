import { describe, expect, it } from '@jest/globals';
import { aPlan, change, GOAL, newPlan, OPENED, STEP } from './a-plan.fixture.js';
import { endedWithReferral } from './change-plan.js';
import { planMovesNow } from './plan-moves.js';
import { planView, type KeptPlanChange } from './plan-view.js';

const contact = {
  what: 'record-contact',
  channel: 'phone',
  reached: true,
  minutes: 20,
  asAgreed: true,
  safeContact: 'read',
} as const;

describe('a plan', () => {
  it('keeps what is counted, and gives what was written away to be sealed', () => {
    const { plan, words, entryId } = change(newPlan(), {
      what: 'add-goal',
      category: 'benefits',
      words: 'Money to last the month.',
    });

    expect(plan.goals).toEqual([
      { entryId: GOAL, on: OPENED, category: 'benefits', state: 'open', steps: [] },
    ]);
    expect([words, entryId]).toEqual(['Money to last the month.', GOAL]);
    expect(JSON.stringify(plan)).not.toContain('Money');
    expect(plan.version).toBe(2);
  });

  it('changes a goal, and a step of it, where they are', () => {
    const reached = change(aPlan(), { what: 'change-goal', goalId: GOAL, state: 'reached' });
    const done = change(reached.plan, { what: 'record-step', stepId: STEP, state: 'done' });

    expect(reached.entryId).toBe(GOAL);
    expect(done.plan.goals[0]).toMatchObject({
      category: 'groups',
      state: 'reached',
      steps: [{ entryId: STEP, state: 'done' }],
    });
    expect(done.entryId).toBe(STEP);
  });

  it('has contacts with the newest day first, however late one is recorded', () => {
    const first = change(newPlan(), { ...contact, on: '2026-11-22' }, 'one').plan;
    const second = change(first, { ...contact, on: '2026-11-20' }, 'two').plan;

    expect(second.contacts.map(({ entryId }) => entryId)).toEqual(['one', 'two']);
  });

  it('marks an entry as not counting, and keeps it', () => {
    const { plan } = change(aPlan(), { ...contact, on: OPENED }, 'one');
    const struck = change(plan, { what: 'strike-entry', entryId: 'one', reason: 'wrong-person' });

    expect(struck.plan.contacts).toMatchObject([{ entryId: 'one', struck: 'wrong-person' }]);
    expect(struck.plan.goals).toEqual(plan.goals);
  });

  it('has a next review exactly until it has ended', () => {
    const reviewed = change(aPlan(), {
      what: 'record-review',
      on: OPENED,
      nextReviewOn: '2027-01-11',
    }).plan;
    const ended = change(reviewed, { what: 'end', on: OPENED, outcome: 'goals-reached' }).plan;
    const again = change(ended, { what: 'reopen', nextReviewOn: '2026-12-01' }).plan;

    expect(reviewed.nextReviewOn).toBe('2027-01-11');
    expect(ended).toMatchObject({ ending: { outcome: 'goals-reached' } });
    expect(ended.nextReviewOn).toBeUndefined();
    expect(again.ending).toBeUndefined();
    expect(again.nextReviewOn).toBe('2026-12-01');
  });
});

describe('what may be done with a plan', () => {
  const open = aPlan();
  const ended = change(open, { what: 'end', on: OPENED, outcome: 'goals-reached' }).plan;
  const left = endedWithReferral(open, { today: OPENED, newId: () => 'end' });

  it.each([
    { now: 'none, the service has the person', plan: undefined, with: true, may: ['open'] },
    { now: 'none, it has not', plan: undefined, with: false, may: [] },
    { now: 'ended', plan: ended, with: true, may: ['reopen', 'strike-entry'] },
    { now: 'ended, the service has gone', plan: ended, with: false, may: ['strike-entry'] },
    {
      now: 'ended by the line',
      plan: left,
      with: false,
      may: ['record-scores', 'strike-entry', 'end'],
    },
  ])('$now: $may', ({ plan, with: isWithThem, may }) => {
    expect(planMovesNow(plan, isWithThem)).toEqual(may);
  });

  it('open: everything but opening', () => {
    const may = planMovesNow(open, true);

    expect(may).toHaveLength(11);
    expect(may).not.toContain('open');
    expect(may).not.toContain('reopen');
  });
});

describe('a plan as its team sees it', () => {
  const made = (
    version: number,
    what: string,
    entry: string | null,
    by: string,
  ): KeptPlanChange => ({
    version,
    at: new Date(`2026-11-23T09:0${version}:00Z`),
    what,
    entry_id: entry,
    by_name: by,
  });
  const changes = [
    made(3, 'change-goal', GOAL, 'Bo Example'),
    made(2, 'add-goal', GOAL, 'Ada Example'),
    made(1, 'open', null, 'Ada Example'),
  ];
  const words = new Map([[GOAL, 'To get out.']]);

  it('names who recorded an entry, not who changed it last', () => {
    expect(planView(aPlan(), words, changes, OPENED).goals[0]).toMatchObject({
      byName: 'Ada Example',
      words: 'To get out.',
    });
  });

  it.each([
    { today: '2026-12-01', step: false, review: false },
    { today: '2026-12-02', step: true, review: false },
    { today: '2026-12-21', step: true, review: false },
    { today: '2026-12-22', step: true, review: true },
  ])('on $today: step overdue $step, review overdue $review', ({ today, step, review }) => {
    const view = planView(aPlan(), words, changes, today);

    expect(view.goals[0]?.steps[0]?.overdue).toBe(step);
    expect(view.overdue).toBe(review);
  });
});
