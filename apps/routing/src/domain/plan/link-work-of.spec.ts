import { describe, expect, it } from '@jest/globals';
import { makeMove } from '../make-move.js';
import type { MoveRequest } from '../move-request.js';
import { aTaken, mover, told } from '../placement.fixture.js';
import type { Placement, Task } from '../placement.js';
import { settle } from '../settle.js';
import { plansLeft } from './link-work-of.js';

const AT = '2026-11-24T12:00:00Z';
const LIGHT = 'sheffield-light';
const light = mover(LIGHT, 'link-worker', 'hub-clinician');

const plan: Task = {
  taskId: 'c0ffee00-0000-4000-8000-000000000001',
  purpose: 'plan',
  step: {
    ...{ what: 'review-plan', owner: LIGHT, ownerName: 'Light', because: 'It is reviewed.' },
    ...{ dueAt: '2026-12-24T17:00:00.000Z', soonAt: '2026-12-21T17:00:00.000Z' },
    ...{ soonSaid: false, breachSaid: false },
  },
};
/** Link work leads, and has a plan with the person. */
const withPlan: Placement = {
  ...aTaken('acknowledged'),
  standing: {
    is: 'acknowledged',
    to: { serviceId: LIGHT, name: 'Light', kind: 'link-work', pathway: 'link-work' },
  },
  holder: { organisation: LIGHT, kind: 'link-work', name: 'Light' },
  tasks: [plan],
};

function moved(before: Placement, request: MoveRequest): Placement {
  const result = makeMove(before, request, told(AT, light));
  if ('refused' in result) throw new Error(result.refused.detail);
  return settle(before, result.draft).after;
}

describe('the plan of link work that leads', () => {
  it.each<{ while: string; request: MoveRequest }>([
    { while: 'the referrer is asked something', request: { move: 'ask', asks: [] } },
    {
      while: 'a pause lasts',
      request: { move: 'pause', reason: 'person-away', until: '2026-12-10' },
    },
    {
      while: 'a death, perhaps recorded by mistake, is looked after',
      request: { move: 'record-death', who: 'woman' },
    },
  ])('goes on while $while', ({ request }) => {
    const after = moved(withPlan, request);
    expect(after.tasks).toContainEqual(plan);
    expect(plansLeft(withPlan, after)).toEqual([]);
  });

  it('ends where the service lets go', () => {
    const outcome = 'she-declined-asked-by-a-person';
    const asked = { asked: true, askedOn: '2026-11-24' } as const;
    const after = moved(withPlan, { move: 'close', outcome, ...asked });
    expect(plansLeft(withPlan, after)).toEqual([LIGHT]);
  });
});
