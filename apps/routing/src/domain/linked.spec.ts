import { beforeEach, describe, expect, it } from '@jest/globals';
import { recordDeath } from './death-moves.js';
import { judged } from './judged.js';
import * as lead from './lead-moves.js';
import { hub, People, NOW } from './linked.fixture.js';
import { readLinked } from './linked.js';
import { brokenPromises, type Placement } from './placement.js';
import { LANDING, toldAt } from './placement.fixture.js';

let people: People;
beforeEach(() => {
  people = new People();
});

const LOTUS = hub('norfolk-waveney-lotus');
const OTHER = hub('wyorks-mmhs');
const stands = ({ standing, holder, nextStep }: Placement): string =>
  [
    standing.is === 'goes-with' ? `goes with ${standing.referralId}` : standing.is,
    `held by ${holder?.organisation ?? 'nobody'}`,
    `${nextStep?.what ?? 'nothing'} owed by ${nextStep?.owner ?? 'nobody'}`,
  ].join(', ');
const both = (): string[] => {
  people.arrange(['a', 'b']);
  for (const name of ['a', 'b']) expect(brokenPromises(people.get(name))).toEqual([]);
  return [stands(people.get('a')), stands(people.get('b'))];
};

describe('a second referral of the same person', () => {
  it('goes with the first, is read by the landing team while no place has it, and is held by who holds her', () => {
    people.receives('a');
    people.receives('b');
    expect(both()).toEqual([
      `being-judged, held by a-team, judge owed by ${LANDING}`,
      `goes with a, held by a-team, read-linked owed by ${LANDING}`,
    ]);
    expect(people.said).toEqual(['b referral.goes-with.v1']);
  });

  it('is read by the service that the first is offered to, and by nobody twice', () => {
    people.receives('a');
    people.offered('a', LOTUS);
    people.receives('b');
    expect(both()[1]).toBe(`goes with a, held by a-team, read-linked owed by ${LOTUS.serviceId}`);
    const due = people.get('b').nextStep?.dueAt;
    expect(people.arrange(['a', 'b'])).toBe(0);

    people.does('a', lead.offerByHand(people.get('a'), OTHER, toldAt(NOW)));
    expect(both()[1]).toBe(`goes with a, held by a-team, read-linked owed by ${OTHER.serviceId}`);
    expect(people.get('b').nextStep?.dueAt).toBe(due);
  });

  it('follows what becomes of the first once it is read, by one clock', () => {
    people.receives('a');
    people.taken('a', LOTUS);
    people.receives('b');
    both();
    people.does('b', readLinked(people.get('b')));
    expect(both()[1]).toBe(
      `goes with a, held by ${LOTUS.serviceId}, start-care owed by ${LOTUS.serviceId}`,
    );
    expect(people.get('b').nextStep).toMatchObject({
      dueAt: people.get('a').nextStep?.dueAt,
      soonSaid: true,
      breachSaid: true,
    });
  });

  it('does not lead although it was judged first: it waits for nobody to be placed twice', () => {
    people.receives('b');
    people.receives('a', { receivedAt: '2026-11-21T09:00:00.000Z' });
    people.offered('b', LOTUS);
    expect(both()).toEqual([
      `goes with b, held by b-team, read-linked owed by ${LOTUS.serviceId}`,
      `offered, held by b-team, acknowledge owed by ${LOTUS.serviceId}`,
    ]);
  });

  it('leaves the hub it was offered to, and that hub is told', () => {
    people.receives('a');
    people.taken('a', LOTUS);
    people.receives('b');
    people.offered('b', OTHER);
    both();
    expect(people.said).toContain('b referral.redirected.v1');
    expect(people.get('b').standing).toMatchObject({ is: 'goes-with' });
  });
});

describe('a referral with which her death is recorded', () => {
  beforeEach(() => {
    people.receives('a', { receivedAt: '2026-11-22T09:00:00.000Z' });
    people.does('a', recordDeath(people.get('a'), { who: 'woman' }, toldAt(NOW)));
  });

  it('is looked after, whatever comes beside it and was received sooner', () => {
    people.receives('b', { receivedAt: '2026-11-21T09:00:00.000Z' });
    expect(both()).toEqual([
      'death-recorded, held by a-team, review-death owed by a-team',
      `goes with a, held by a-team, read-linked owed by ${LANDING}`,
    ]);
  });

  it('is looked after beside one that a service has, and both are brought together', () => {
    people.receives('b');
    people.taken('b', LOTUS);
    expect(both()[0]).toBe('death-recorded, held by a-team, review-death owed by a-team');
    expect(people.get('b').tasks).toMatchObject([{ purpose: 'lead' }]);
  });
});

describe('an urgent sign in the second referral', () => {
  const callNow = {
    rule: 'urgent-safety',
    lead: { go: 'call' },
    because: 'Telephone now.',
    alongside: [],
    advice: [],
    nextStep: { what: 'record-call', owner: toldAt(NOW).landing },
    considered: [],
  } as const;

  it('is called about by the team that saw it, whoever holds her', () => {
    people.receives('a');
    people.taken('a', LOTUS);
    people.receives('b');
    both();
    people.does('b', judged(people.get('b'), callNow, toldAt(NOW)));
    expect(people.get('b').tasks).toMatchObject([
      { purpose: 'call', step: { what: 'record-call', owner: 'b-team' } },
    ]);
    expect(both()[1]).toContain(`held by ${LOTUS.serviceId}`);
    expect(people.get('b').tasks).toHaveLength(1);
  });

  it('is still called about where the call was owed before anybody knew of the first', () => {
    people.receives('b');
    people.does(
      'b',
      judged(
        people.get('b'),
        { ...callNow, nextStep: { what: 'record-call', owner: people.get('b').home } },
        toldAt(NOW),
      ),
    );
    const { standing } = people.get('b');
    people.receives('a');
    people.taken('a', LOTUS);
    both();
    expect(people.get('b').tasks).toMatchObject([
      {
        taskId: standing.is === 'call-made' ? standing.taskId : '',
        purpose: 'call',
        step: { owner: 'b-team' },
      },
    ]);
    expect(people.said).not.toContain('b task.done.v1');
  });

  it('is to be read within hours, not days', () => {
    people.receives('a');
    people.taken('a', LOTUS);
    const received = people.receives('b');
    people.placements.set('b', { ...received, clinicalRisk: true });
    both();
    expect(people.get('b').nextStep?.dueAt).toBe('2026-11-23T14:00:00.000Z');
  });
});

describe('when the referral that led ends', () => {
  it.each([
    { outcome: 'care-given', read: true, is: 'closed' },
    { outcome: 'care-given', read: false, is: 'being-judged' },
    { outcome: 'she-declined-asked-by-a-person', read: true, is: 'closed' },
    { outcome: 'could-not-be-reached-after-risk-review', read: false, is: 'being-judged' },
    { outcome: 'withdrawn', read: true, is: 'being-judged' },
    { outcome: 'died', read: false, is: 'closed' },
  ] as const)('by $outcome, read: $read, the other is $is', ({ outcome, read, is }) => {
    people.receives('a');
    people.taken('a', LOTUS);
    people.receives('b');
    both();
    if (read) people.does('b', readLinked(people.get('b')));
    both();
    const why = { what: 'close', because: 'Closed.' };
    people.does('a', lead.close(people.get('a'), outcome, why));
    both();
    expect(people.get('b').standing.is).toBe(is);
    if (is === 'being-judged') expect(people.get('b').holder?.organisation).toBe('b-team');
  });
});

describe('two sisters who were taken for one person', () => {
  it('each have their own holder and their own clock again', () => {
    people.receives('a');
    people.taken('a', LOTUS);
    people.receives('b');
    both();
    people.arrange(['a']);
    people.arrange(['b']);
    expect([stands(people.get('a')), stands(people.get('b'))]).toEqual([
      `accepted, held by ${LOTUS.serviceId}, start-care owed by ${LOTUS.serviceId}`,
      `being-judged, held by b-team, judge owed by ${LANDING}`,
    ]);
    expect(people.said).toContain('b referral.parted.v1');
    expect(people.get('b').nextStep).toMatchObject({ soonSaid: false, breachSaid: false });
  });
});

describe('two services that each have her', () => {
  beforeEach(() => {
    people.receives('a');
    people.taken('a', LOTUS);
    people.receives('b');
    people.taken('b', OTHER);
  });

  it('are brought together by the landing team: neither lets go by itself', () => {
    expect(both()).toEqual([
      `accepted, held by ${LOTUS.serviceId}, start-care owed by ${LOTUS.serviceId}`,
      `accepted, held by ${OTHER.serviceId}, start-care owed by ${OTHER.serviceId}`,
    ]);
    expect(people.get('b').tasks).toMatchObject([
      { purpose: 'lead', step: { what: 'agree-lead', owner: LANDING } },
    ]);
    expect(people.arrange(['a', 'b'])).toBe(0);
  });

  it('are asked no more once one of them has ended', () => {
    both();
    people.does('a', lead.close(people.get('a'), 'withdrawn', { what: 'close', because: 'C.' }));
    both();
    expect(people.get('b').tasks).toEqual([]);
    expect(people.said).toContain('b task.done.v1');
  });

  it('are asked nothing where it is one and the same service', () => {
    people.taken('b', LOTUS);
    both();
    expect(people.get('b').tasks).toEqual([]);
  });
});

describe('link work', () => {
  it('never leads where any referral of hers marks a clinical risk', () => {
    const linkWork = { ...hub('sheffield-light'), kind: 'link-work' } as const;
    people.receives('a');
    people.offered('a', linkWork);
    const received = people.receives('b');
    people.placements.set('b', { ...received, clinicalRisk: true });
    expect(both()).toEqual([
      `goes with b, held by b-team, read-linked owed by ${LANDING}`,
      `being-judged, held by b-team, judge owed by ${LANDING}`,
    ]);
  });
});
