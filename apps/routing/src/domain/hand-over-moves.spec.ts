import { describe, expect, it } from '@jest/globals';
import type { Move } from '@waymark/contracts';
import { settle } from './settle.js';
import { type Change } from './change.js';
import { amended } from './heard.js';
import { makeMove } from './make-move.js';
import type { MoveRequest, Offerable } from './move-request.js';
import type { Moving } from './movers.js';
import { aTaken, HUB, LANDING, mover, refusedBy, told, toldAt } from './placement.fixture.js';
import { brokenPromises, handOverOf, type Placement } from './placement.js';
import { factsOf } from './situation.fixture.js';

const NOW = '2026-11-30T10:00:00Z';
const OTHER = 'candp-ptls';
const LIGHT = 'sheffield-light';
const PERINATAL = 'spmht-lscft';

const offerable = (
  serviceId: string,
  kind: 'mmhs-hub' | 'link-work' | 'specialist-perinatal',
): Offerable => ({ place: { serviceId, name: serviceId, kind, pathway: 'birth-trauma' } });
const hub = offerable(OTHER, 'mmhs-hub');
const light = offerable(LIGHT, 'link-work');
const perinatal = offerable(PERINATAL, 'specialist-perinatal');

const onward = (
  move: 'pass-on' | 'step-up' | 'step-down',
  to: Offerable,
  goesOnAlongside = false,
): MoveRequest => ({ move, to, goesOnAlongside });

const made = (
  before: Placement,
  request: MoveRequest,
  by: Moving = mover(HUB, 'hub-clinician'),
): Change => {
  const moved = makeMove(before, request, told(NOW, by));
  if ('refused' in moved) throw new Error(moved.refused.detail);
  const change = settle(before, moved.draft);
  expect(brokenPromises(change.after)).toEqual([]);
  return change;
};
const by = (organisation: string): Moving => mover(organisation, 'hub-clinician', 'link-worker');
const types = ({ says }: Change): string[] =>
  says.map(({ definition }) => definition.type.replace('.v1', ''));

describe('a place that passes her on', () => {
  const caring = aTaken('in-care');
  const passed = made(caring, onward('pass-on', hub));

  it('is in the decision record, and so is the next place’s no', () => {
    expect(passed.considered).toEqual([
      { rule: 'chosen-by-a-person', serviceId: OTHER, taken: true, because: passed.because },
    ]);
    const no = made(passed.after, { move: 'decline', reason: 'no-capacity' }, by(OTHER));
    expect(no.considered).toMatchObject([{ serviceId: OTHER, taken: false }]);
  });

  it('goes on holding her, by the same clock, until the next place has taken over', () => {
    expect(passed.after).toMatchObject({
      standing: { is: 'in-care' },
      holder: { organisation: HUB },
      nextStep: caring.nextStep,
      firstReferredOn: caring.firstReferredOn,
    });
    expect(handOverOf(passed.after)).toMatchObject({
      serviceId: OTHER,
      state: 'offered',
      nextStep: { what: 'acknowledge', owner: OTHER, dueAt: '2026-12-02T17:00:00.000Z' },
    });
    expect(passed.says.map(({ data }) => data)).toMatchObject([{ as: 'hand-over' }]);
  });

  it.each<{ as: 'acknowledge' | 'accept'; is: string; owes: string }>([
    { as: 'acknowledge', is: 'acknowledged', owes: 'decide' },
    { as: 'accept', is: 'accepted', owes: 'start-care' },
  ])('lets go when the next place does $as', ({ as, is, owes }) => {
    const taken = made(passed.after, { move: as }, by(OTHER));
    expect(taken.after).toMatchObject({
      standing: { is, to: { serviceId: OTHER } },
      holder: { organisation: OTHER },
      nextStep: { what: owes, owner: OTHER },
      firstReferredOn: caring.firstReferredOn,
      firstHelp: caring.firstHelp,
    });
    expect(taken.ends).toEqual([HUB]);
    expect(handOverOf(taken.after)).toBeUndefined();
  });

  const notReached = {
    move: 'record-contact',
    way: 'telephone',
    reached: false,
    safeContact: 'read',
  } as const;
  const contactOf = ({ tasks }: Placement) => tasks.filter(({ purpose }) => purpose === 'contact');

  it('and who has let go does not go on trying to reach the person', () => {
    const trying = made(passed.after, notReached).after;
    expect(contactOf(trying)).toHaveLength(1);
    const taken = made(trying, { move: 'acknowledge' }, by(OTHER));
    expect(contactOf(taken.after)).toEqual([]);
    expect(types(taken)).toContain('task.done');
  });

  it('and who goes on alongside does', () => {
    const asked = made(caring, onward('pass-on', perinatal, true)).after;
    const trying = made(asked, notReached).after;
    expect(contactOf(made(trying, { move: 'accept' }, by(PERINATAL)).after)).toHaveLength(1);
  });

  it('may go on alongside', () => {
    const asked = made(caring, onward('pass-on', perinatal, true)).after;
    const taken = made(asked, { move: 'accept' }, by(PERINATAL));
    expect(taken.after.alongside).toContainEqual(
      expect.objectContaining({ serviceId: HUB, state: 'in-care', nextStep: caring.nextStep }),
    );
    expect(taken.ends).toEqual([]);
  });

  it('gets her back where the next place cannot: nothing has moved, and it owes finding another', () => {
    const reason = { move: 'decline', reason: 'wrong-area' } as const;
    const returned = made(passed.after, reason, by(OTHER));
    expect(returned.after).toMatchObject({
      standing: { is: 'in-care' },
      holder: { organisation: HUB },
      declinedBy: [OTHER],
      tasks: [{ purpose: 'returned', step: { what: 'find-a-place', owner: HUB } }],
    });
    expect(types(returned)).toEqual(['referral.declined', 'task.opened']);
    expect(returned.ends).toEqual([OTHER]);
    const again = made(returned.after, onward('pass-on', perinatal));
    expect(again.after.tasks).toEqual([]);
  });

  it.each<{ who: string; role: 'hub-clinician' | 'landing-coordinator' }>([
    { who: HUB, role: 'hub-clinician' },
    { who: LANDING, role: 'landing-coordinator' },
  ])('and $who can take it back', ({ who, role }) => {
    const back = made(passed.after, { move: 'take-back' }, mover(who, role));
    expect(handOverOf(back.after)).toBeUndefined();
    expect(back.ends).toEqual([OTHER]);
    expect(types(back)).toEqual(['referral.redirected']);
    expect(back.says[0]?.data).toMatchObject({ fromServiceId: OTHER, as: 'hand-over' });
  });

  it('who is not agreed to any more, though asked to take over, is said to be asked no longer', () => {
    const facts = factsOf({ consent: { hub: 'no', refused: ['hub'] } });
    const news = { facts, earlier: factsOf({ consent: { hub: 'yes' } }), factsVersion: 2 };
    const change = settle(passed.after, amended(passed.after, news, toldAt(NOW)));
    expect(types(change)).toContain('referral.redirected');
    expect(change.ends).toContain(OTHER);
  });

  it('asks one place at a time, and never itself', () => {
    const other = onward('pass-on', perinatal);
    expect(refusedBy(passed.after, other, NOW).code).toBe('move-not-allowed');
    const itself = onward('pass-on', offerable(HUB, 'mmhs-hub'));
    expect(refusedBy(caring, itself, NOW).code).toBe('place-has-her');
  });

  it.each(['not-open', 'not-joined', 'not-agreed'] as const)('asks nobody who is %s', (refused) => {
    expect(refusedBy(caring, onward('pass-on', { refused }), NOW)).toMatchObject({
      code: `place-${refused}`,
      field: 'serviceId',
    });
  });

  it('takes back what is out when it declines', () => {
    const waiting = made(aTaken('acknowledged'), onward('pass-on', hub)).after;
    const context = {
      ...told(NOW),
      decide: () => ({
        rule: 'a-person-finds-a-place',
        lead: { go: 'task', what: 'find-a-place' } as const,
        because: 'Nobody.',
        alongside: [],
        advice: [],
        considered: [],
        nextStep: { what: 'find-a-place' as const, owner: toldAt(NOW).landing },
      }),
    };
    const moved = makeMove(waiting, { move: 'decline', reason: 'no-capacity' }, context);
    if ('refused' in moved) throw new Error(moved.refused.detail);
    const change = settle(waiting, moved.draft);
    expect(brokenPromises(change.after)).toEqual([]);
    expect(change.ends).toEqual([HUB, OTHER]);
  });
});

describe('stepping', () => {
  it.each<{ move: Move; to: Offerable; code?: string }>([
    { move: 'step-up', to: perinatal },
    { move: 'step-up', to: hub, code: 'not-a-step-up' },
    { move: 'step-up', to: light, code: 'not-a-step-up' },
    { move: 'step-down', to: light },
    { move: 'step-down', to: hub, code: 'not-a-step-down' },
    { move: 'step-down', to: perinatal, code: 'not-a-step-down' },
  ])('$move to $to.place.kind: $code', ({ move, to, code }) => {
    const request = onward(move as 'step-up', to);
    if (code !== undefined) {
      expect(refusedBy(aTaken('in-care'), request, NOW).code).toBe(code);
      return;
    }
    expect(types(made(aTaken('in-care'), request))).toEqual([
      'referral.stepped',
      'referral.offered',
    ]);
  });

  it('down to link work is refused while a clinical risk is marked', () => {
    const risky = { ...aTaken('in-care'), clinicalRisk: true };
    expect(refusedBy(risky, onward('step-down', light), NOW).code).toBe(
      'link-work-cannot-hold-risk',
    );
  });

  it('to link work that is out already is taken back when a risk is marked', () => {
    const before = made(aTaken('in-care'), onward('step-down', light)).after;
    const facts = factsOf({ safety: { riskToSelf: 'significant' } });
    const news = { facts, earlier: factsOf({}), factsVersion: 2 };
    const change = settle(before, amended(before, news, toldAt(NOW)));
    expect(brokenPromises(change.after)).toEqual([]);
    expect(handOverOf(change.after)).toBeUndefined();
    expect(change.ends).toEqual([LIGHT]);
  });

  it('to who works alongside already goes on from there', () => {
    const offered = made(aTaken('in-care'), {
      move: 'offer-alongside',
      to: light,
    }).after;
    const alongside = made(offered, { move: 'accept' }, by(LIGHT)).after;
    const stepped = made(alongside, onward('step-down', light)).after;
    expect(handOverOf(stepped)).toMatchObject({ takesOver: { was: { state: 'accepted' } } });
    const declined = made(stepped, { move: 'decline', reason: 'no-capacity' }, by(LIGHT)).after;
    expect(declined.alongside).toMatchObject([{ serviceId: LIGHT, state: 'accepted' }]);
    const taken = made(stepped, { move: 'acknowledge' }, by(LIGHT)).after;
    expect(taken).toMatchObject({
      standing: { is: 'accepted', to: { serviceId: LIGHT } },
      holder: { organisation: LIGHT },
    });
  });

  it('outside Waymark is a task of the place that has her, with how to get there', () => {
    const request = {
      move: 'step-up',
      kind: 'crisis',
      goesOnAlongside: false,
    } as const;
    const { after } = made(aTaken('in-care'), request);
    expect(after).toMatchObject({
      holder: { organisation: HUB },
      tasks: [{ purpose: 'refer-on', step: { what: 'record-receipt', owner: HUB } }],
      advice: [{ kind: 'crisis' }],
    });
    expect(refusedBy(aTaken('in-care'), { ...request, to: hub }, NOW).code).toBe('one-place');
  });
});

describe('a coordinator', () => {
  const landing = mover(LANDING, 'landing-coordinator');

  it('who names a place for somebody whom a service holds moves nobody yet', () => {
    const request = { move: 'offer-to', to: hub } as const;
    const { after } = made(aTaken('acknowledged'), request, landing);
    expect(after.holder?.organisation).toBe(HUB);
    expect(handOverOf(after)?.serviceId).toBe(OTHER);
  });

  it('can ask a team to work alongside, and nobody twice', () => {
    const request = { move: 'offer-alongside', to: light } as const;
    const { after, grants } = made(aTaken('waitlisted'), request, landing);
    expect(after.alongside).toMatchObject([{ serviceId: LIGHT, state: 'offered' }]);
    expect(grants).toEqual([{ organisation: LIGHT, as: 'alongside' }]);
    expect(makeMove(after, request, told(NOW, landing))).toMatchObject({
      refused: { code: 'place-has-her' },
    });
  });
});
