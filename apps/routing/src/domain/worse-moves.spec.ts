import { describe, expect, it } from '@jest/globals';
import type { SafetySign, WorseUrgency } from '@waymark/contracts';
import { settle } from './settle.js';
import { clocksSay } from './overdue.js';
import { makeMove } from './make-move.js';
import type { MoveRequest } from './move-request.js';
import type { Moving } from './movers.js';
import { movesNow } from './moves.js';
import { amended } from './heard.js';
import {
  aRecord,
  aReferral,
  aTaken,
  HUB,
  LANDING,
  mover,
  told,
  toldAt,
} from './placement.fixture.js';
import { brokenPromises, type Alongside, type Placement } from './placement.js';
import { TEAM } from './situation.fixture.js';

const NOON = '2026-11-24T12:00:00Z';
const LIGHT = 'sheffield-light';
const team = mover(TEAM.organisation, 'referrer');
const hub = mover(HUB, 'hub-clinician');
const light = mover(LIGHT, 'link-worker');
const landing = mover(LANDING, 'landing-coordinator');

const worse = (urgency: WorseUrgency = 'not-urgent', ...signs: SafetySign[]) =>
  ({ move: 'say-worse', urgency, signs }) as const;

function moved(before: Placement, request: MoveRequest, by: Moving, at = NOON): Placement {
  const result = makeMove(before, request, told(at, by));
  if ('refused' in result) throw new Error(result.refused.detail);
  const { after } = settle(before, result.draft);
  expect(brokenPromises(after)).toEqual([]);
  return after;
}

const reviewOf = ({ tasks }: Placement) => tasks.find(({ purpose }) => purpose === 'worse');

const offered: Placement = {
  ...aRecord(),
  standing: {
    is: 'offered',
    to: { serviceId: HUB, name: 'Lotus', kind: 'mmhs-hub', pathway: 'birth-trauma' },
  },
};
const alongside: Alongside = {
  serviceId: LIGHT,
  name: 'Light',
  kind: 'link-work',
  pathway: 'peer-support',
  state: 'offered',
  because: 'Offered alongside.',
  nextStep: {
    what: 'acknowledge',
    owner: LIGHT,
    ownerName: 'Light',
    because: 'Offered alongside.',
    dueAt: '2026-11-25T17:00:00.000Z',
    soonAt: '2026-11-24T17:00:00.000Z',
    soonSaid: false,
    breachSaid: false,
  },
};
const withLinkWork: Placement = {
  ...aRecord(),
  standing: { is: 'accepted', to: alongside },
  holder: { organisation: LIGHT, kind: 'link-work', name: 'Light' },
};

describe('“they are worse”', () => {
  it.each<{ who: string; by: Moving }>([
    { who: 'the team that sent', by: team },
    { who: 'the hub', by: hub },
    { who: 'a link worker alongside', by: light },
    { who: 'the landing team', by: landing },
  ])('said by $who: the hub that has the person looks at it in four hours', ({ by }) => {
    const before = { ...aTaken('waitlisted'), alongside: [alongside] };
    const after = moved(before, worse(), by);

    expect(after.holder).toEqual(before.holder);
    expect(after.standing).toEqual(before.standing);
    expect(after.nextStep).toEqual(before.nextStep);
    expect(reviewOf(after)?.step).toMatchObject({
      what: 'review-worse',
      owner: HUB,
      dueAt: '2026-11-24T16:00:00.000Z',
    });
  });

  it.each<{ where: string; before: Placement; by: Moving; reviews: string }>([
    {
      where: 'offered, by the team that holds: who is offered it',
      before: offered,
      by: team,
      reviews: HUB,
    },
    {
      where: 'offered, by a link worker: the team that holds',
      before: { ...offered, alongside: [alongside] },
      by: light,
      reviews: TEAM.organisation,
    },
    { where: 'not placed yet: who coordinates', before: aRecord(), by: team, reviews: LANDING },
    {
      where: 'with link work: the team that sent, for link work reviews no risk',
      before: withLinkWork,
      by: light,
      reviews: TEAM.organisation,
    },
  ])('$where', ({ before, by, reviews }) => {
    expect(reviewOf(moved(before, worse(), by))?.step.owner).toBe(reviews);
  });

  it('is not for strangers, nor for a service before the day it is held for', () => {
    const held: Placement = {
      ...offered,
      standing: { ...(offered.standing as object), is: 'held', until: '2026-12-10' } as never,
    };
    expect(movesNow(held, hub)).not.toContain('say-worse');
    expect(movesNow(offered, mover('cw-loss', 'hub-clinician'))).not.toContain('say-worse');
    expect(movesNow(offered, mover(HUB, 'commissioner'))).not.toContain('say-worse');
  });

  it('said twice is one review, by the clock of the first time', () => {
    const once = moved(aTaken('accepted'), worse(), team);
    const twice = moved(once, worse(), hub, '2026-11-24T15:00:00Z');
    expect(twice.tasks).toEqual(once.tasks);
  });

  it('with a sign that needs a call: whoever saw it calls, and the advice is there at once', () => {
    const after = moved(aTaken('accepted'), worse('not-urgent', 'suicidal-plan'), team);
    expect(after).toMatchObject({ urgent: true, clinicalRisk: true, callRecorded: false });
    expect(after.advice.map(({ kind }) => kind)).toEqual(['crisis']);
    expect(after.tasks.map(({ purpose, step }) => [purpose, step.owner])).toEqual([
      ['worse', HUB],
      ['call', TEAM.organisation],
    ]);
    const called = moved(
      after,
      { move: 'record-call' },
      mover(TEAM.organisation, 'referrer'),
      '2026-11-24T12:30:00Z',
    );
    expect(called.tasks.map(({ purpose }) => purpose)).toEqual(['worse']);
  });

  it('an earlier call does not answer for a new sign', () => {
    const before = { ...aTaken('accepted'), callRecorded: true };
    expect(moved(before, worse('call-now'), hub).tasks.map(({ purpose }) => purpose)).toContain(
      'call',
    );
    expect(moved(before, worse(), hub).callRecorded).toBe(true);
  });

  it('with a risk, link work lets go to the team that sent and works alongside', () => {
    const after = moved(withLinkWork, worse('not-urgent', 'estrangement'), light);
    expect(after).toMatchObject({
      clinicalRisk: true,
      holder: { organisation: TEAM.organisation },
      standing: { is: 'with-a-person' },
      nextStep: { what: 'find-a-place', owner: LANDING },
      alongside: [{ serviceId: LIGHT, state: 'accepted' }],
    });
    expect(moved(withLinkWork, worse(), light).holder?.organisation).toBe(LIGHT);
  });

  it('is a risk until somebody has looked at it, whatever facts come meanwhile', () => {
    const marked = moved(aTaken('accepted'), worse('not-urgent', 'estrangement'), team);
    const { facts } = aReferral();
    const news = { facts, earlier: facts, factsVersion: 2 };
    expect(amended(marked, news, toldAt(NOON)).placement.clinicalRisk).toBe(true);
    const reviewed = { ...marked, tasks: [] };
    expect(amended(reviewed, news, toldAt(NOON)).placement.clinicalRisk).toBe(false);
  });

  it('that nobody looks at in time goes up to the landing team, who can record the review', () => {
    const before = moved(aTaken('accepted'), worse(), team);
    const draft = clocksSay(before, toldAt('2026-11-24T16:00:00Z'));
    if (draft === undefined) throw new Error('the clock is silent');
    const { after } = settle(before, draft);
    const late = after.tasks.find(({ step }) => step.owner === LANDING);
    expect(late?.step.what).toBe('review-worse');
    const request = {
      move: 'record-review',
      taskId: late?.taskId ?? '',
      finding: 'seen-sooner',
    } as const;
    expect(moved(after, request, landing, '2026-11-24T16:10:00Z').tasks).toEqual([]);
  });
});

describe('the review', () => {
  const before = moved(aTaken('waitlisted'), worse(), team);
  const taskId = reviewOf(before)?.taskId ?? '';

  it.each(['goes-on-as-planned', 'seen-sooner'] as const)('%s: it is done', (finding) => {
    expect(moved(before, { move: 'record-review', taskId, finding }, hub).tasks).toEqual([]);
  });

  it('more help is needed: whoever holds the person finds it', () => {
    const request = { move: 'record-review', taskId, finding: 'more-help-needed' } as const;
    expect(moved(before, request, hub).tasks).toMatchObject([
      { purpose: 'returned', step: { what: 'find-a-place', owner: HUB } },
    ]);
  });

  it('is recorded as a review, and not by saying that a task is done', () => {
    const result = makeMove(before, { move: 'finish-task', taskId }, told(NOON, hub));
    expect(result).toMatchObject({ refused: { code: 'move-not-allowed' } });
    expect(movesNow(before, mover(HUB, 'link-worker'))).not.toContain('record-review');
  });
});
