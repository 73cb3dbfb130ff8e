import { describe, expect, it } from '@jest/globals';
import { route } from '@waymark/routing-order';
import { judged } from './judged.js';
import { aRecord, toldAt } from './placement.fixture.js';
import type { Placement } from './placement.js';
import { settle } from './settle.js';
import { aSituation, theDirectory } from './situation.fixture.js';

const waits = (days: number) => ({
  'berks-birth-in-mind': {
    waits: [{ what: 'wait', target: `${days} days`, days, source: 'page' }],
  },
});

/** Fear of birth, due on 20 January 2027, judged on 23 November 2026: a plan is wanted by 9 December. */
function judgedWith(before: Placement, days: number) {
  const directory = theDirectory(waits(days));
  const decision = route(
    aSituation({
      directory,
      current: { state: 'pregnant', dueOn: '2027-01-20' },
      need: { pathways: ['tokophobia'] },
      judged: [['berks-birth-in-mind', 'tokophobia', 'eligible']],
    }),
  );
  const draft = judged(before, decision, toldAt('2026-11-23T10:00:00Z', directory));
  if (draft === undefined) throw new Error('nothing follows');
  return settle(before, draft);
}

describe('a wait beyond the clinical date is never the only placement', () => {
  it('the hub is offered, and the landing team looks for help that comes sooner', () => {
    const { after, says, grants } = judgedWith(aRecord(), 60);
    expect(after.standing).toMatchObject({
      is: 'offered',
      to: { serviceId: 'berks-birth-in-mind' },
    });
    expect(after.tasks).toMatchObject([
      {
        purpose: 'sooner',
        step: { what: 'find-a-place', because: expect.stringContaining('9 December 2026') },
      },
    ]);
    const owner = after.tasks[0]?.step.owner;
    expect(grants).toContainEqual({ organisation: owner, as: 'landing-team' });
    expect(says.map(({ definition }) => definition.type)).toContain('task.opened.v1');
  });

  it('one that ends in time is enough', () => {
    expect(judgedWith(aRecord(), 10).after.tasks).toEqual([]);
  });
});
