import { describe, expect, it } from '@jest/globals';
import { route } from '@waymark/routing-order';
import { acknowledge } from './lead-moves.js';
import { settle } from './settle.js';
import { judged } from './judged.js';
import { offeredWhereNobodyIsTaken } from './opening-task.js';
import { brokenPromises, type Placement } from './placement.js';
import { aRecord, LANDING, toldAt } from './placement.fixture.js';
import { LOTUS } from './routing-case.fixture.js';
import { aSituation, theDirectory, TODAY, type AsTold } from './situation.fixture.js';

const told = toldAt(`${TODAY}T10:00:00Z`);
const paused = (id: string) => {
  const service = theDirectory({ [id]: { opening: 'paused' } }).services.get(id);
  if (service === undefined) throw new Error(`${id} is not in the directory`);
  return service;
};
function routed(of: AsTold): Placement {
  const before = aRecord(of);
  const draft = judged(before, route(aSituation(of)), told);
  if (draft === undefined) throw new Error('nothing was decided');
  return settle(before, draft).after;
}
const offered = routed({ judged: [[LOTUS, 'birth-trauma', 'eligible']] });

describe('an offer where nobody is taken any more', () => {
  it('becomes a task of the landing team, and the holder and the offer stay', () => {
    const draft = offeredWhereNobodyIsTaken(offered, paused(LOTUS), told);
    if (draft === undefined) throw new Error('nothing was said');
    const { after, says } = settle(offered, draft);

    expect(says.map(({ definition }) => definition.type)).toEqual(['task.opened.v1']);
    expect(after.tasks).toMatchObject([
      { purpose: 'opening', step: { what: 'find-a-place', owner: LANDING } },
    ]);
    expect(after.standing).toEqual(offered.standing);
    expect(after.holder).toEqual(offered.holder);
    expect(brokenPromises(after)).toEqual([]);
  });

  it('is asked for once, and settled when somebody there acknowledges', () => {
    const draft = offeredWhereNobodyIsTaken(offered, paused(LOTUS), told);
    if (draft === undefined) throw new Error('nothing was said');
    const { after } = settle(offered, draft);

    expect(offeredWhereNobodyIsTaken(after, paused(LOTUS), told)).toBeUndefined();
    const { standing } = after;
    if (standing.is !== 'offered') throw new Error('it is offered');
    const taken = settle(after, acknowledge(after, standing.to, told));
    expect(taken.after.tasks).toEqual([]);
    expect(taken.says.map(({ definition }) => definition.type)).toContain('task.done.v1');
  });

  it.each([
    { what: 'offered elsewhere', placement: offered, id: 'gm-mmhs' },
    { what: 'not offered yet', placement: aRecord(), id: LOTUS },
  ])('concerns nobody who is $what', ({ placement, id }) => {
    expect(offeredWhereNobodyIsTaken(placement, paused(id), told)).toBeUndefined();
  });

  it('alongside is a task too', () => {
    const beside = routed({
      preference: { sector: 'voluntary-sector' },
      judged: [
        [LOTUS, 'birth-trauma', 'eligible'],
        ['sheffield-light', 'peer-support', 'eligible'],
      ],
    });
    const draft = offeredWhereNobodyIsTaken(beside, paused('sheffield-light'), told);

    expect(draft?.placement.tasks).toMatchObject([
      { purpose: 'opening', about: 'acknowledge sheffield-light' },
    ]);
  });
});
