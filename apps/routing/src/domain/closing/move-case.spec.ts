import { describe, expect, it } from '@jest/globals';
import type { Pathway } from '@waymark/contracts';
import { type Place } from '@waymark/routing-order';
import { settle } from '../settle.js';
import type { Change } from '../change.js';
import { makeMove } from '../make-move.js';
import type { MoveRequest, Offerable } from '../move-request.js';
import type { Moving } from '../movers.js';
import { brokenPromises, type Alongside, type Placement } from '../placement.js';
import { aRecord, aTaken, HUB, LANDING, mover, told, toldAt } from '../placement.fixture.js';
import { TODAY } from '../situation.fixture.js';
import type { Closing } from './closing.js';
import { moveCase, stillThere } from './move-case.js';
import { partOf } from './part-of.js';

const NOW = `${TODAY}T10:00:00Z`;
const LATER = '2026-12-14T10:00:00Z';
const closing: Closing = {
  serviceId: HUB,
  name: 'Lotus (Norfolk)',
  on: '2027-01-04',
  reason: 'merged',
};
const place = (serviceId: string, kind: Place['kind'] = 'mmhs-hub'): Place => ({
  serviceId,
  name: serviceId,
  kind,
  pathway: 'birth-trauma' satisfies Pathway,
});
const NEXT = 'candp-ptls';
const successor: Offerable = { place: place(NEXT) };
const next = mover(NEXT, 'hub-clinician');

function moved(before: Placement, to: Offerable | undefined = successor, asked = false): Change {
  const found = moveCase(before, { closing, successor: to, asked }, toldAt(NOW));
  if (found?.draft === undefined) throw new Error(`nothing was done: ${found?.because ?? ''}`);
  return settle(before, found.draft);
}

function made(before: Placement, request: MoveRequest, by: Moving, at = LATER): Placement {
  const result = makeMove(before, request, told(at, by));
  if ('refused' in result) throw new Error(result.refused.detail);
  return settle(before, result.draft).after;
}

const offeredTo = (to: Place): Placement => ({
  ...aRecord(),
  standing: { is: 'offered', to },
});
const workingBeside = (before: Placement, state: Alongside['state'] = 'in-care'): Placement => ({
  ...before,
  alongside: [
    {
      ...place(HUB),
      state,
      because: 'It works alongside.',
      nextStep: { ...stepOf(before), what: 'review-care', owner: HUB },
    },
  ],
});
const besideAlso = (before: Placement, state: 'in-care' | 'offered' | 'ended'): Placement => ({
  ...before,
  alongside: [
    ...before.alongside,
    {
      ...place(NEXT),
      state,
      because: 'It works alongside.',
      ...(state !== 'ended' && { nextStep: { ...stepOf(before), owner: NEXT } }),
    },
  ],
});
const stepOf = ({ nextStep }: Placement) => {
  if (nextStep === undefined) throw new Error('a step is owed');
  return nextStep;
};

describe('the caseload of a service that closes', () => {
  it.each(['acknowledged', 'accepted', 'waitlisted', 'in-care'] as const)(
    'who is %s is handed over: the service holds on until a named person has taken over, and the same day holds',
    (state) => {
      const before = aTaken(state);
      const { after, says } = moved(before);

      expect(after.holder).toEqual(before.holder);
      expect(after.nextStep).toEqual(before.nextStep);
      expect(says.map(({ definition }) => definition.type)).toEqual(['referral.offered.v1']);
      expect(says[0]?.data.because).toContain('is merged with another service on 4 January 2027');

      const taken = made(after, { move: 'acknowledge' }, next);
      expect(taken.holder?.organisation).toBe(NEXT);
      expect(taken.standing).toMatchObject({ is: state, to: { serviceId: NEXT } });
      expect(taken.nextStep).toMatchObject({ owner: NEXT, dueAt: before.nextStep?.dueAt });
      expect(taken.firstReferredOn).toBe(before.firstReferredOn);
      expect(taken.firstHelp).toEqual(before.firstHelp);
      expect(brokenPromises(taken)).toEqual([]);
      expect(partOf(taken, HUB)).toBeUndefined();
    },
  );

  it('who is paused stays paused until the same day', () => {
    const before = made(
      aTaken('in-care'),
      { move: 'pause', reason: 'person-away', until: '2026-12-21' },
      mover(HUB, 'hub-clinician'),
      NOW,
    );
    const taken = made(moved(before).after, { move: 'acknowledge' }, next);

    expect(taken.standing).toMatchObject({
      is: 'paused',
      until: '2026-12-21',
      to: { serviceId: NEXT },
    });
    expect(taken.nextStep).toMatchObject({ owner: NEXT, dueAt: before.nextStep?.dueAt });
    const resumed = made(taken, { move: 'resume' }, next, '2026-12-21T10:00:00Z');
    expect(resumed.standing).toMatchObject({ is: 'in-care', to: { serviceId: NEXT } });
  });

  it('what is booked goes with the person, and the next place has the task to look at it', () => {
    const before = made(
      aTaken('in-care'),
      {
        move: 'book-appointment',
        purpose: 'treatment',
        mode: 'video',
        on: '2026-12-17',
        time: '10:30',
        minutes: 60,
        interpreter: 'not-needed',
      },
      mover(HUB, 'hub-clinician'),
      NOW,
    );
    const taken = made(moved(before).after, { move: 'acknowledge' }, next);

    expect(taken.appointments).toMatchObject([{ serviceId: NEXT, at: '2026-12-17T10:30:00.000Z' }]);
    expect(taken.tasks).toMatchObject([
      { purpose: 'appointment', step: { owner: NEXT } },
      { purpose: 'closing', step: { owner: NEXT, what: 'look-into' } },
    ]);
    expect(taken.tasks[1]?.step.because).toContain('17 December 2026 at 10:30');
  });

  it('a no of the successor brings nobody back to a team that closes: the landing team looks', () => {
    const asked = moved(aTaken('in-care')).after;
    const declined = made(asked, { move: 'decline', reason: 'no-capacity', comment: 'full' }, next);

    expect(declined.holder?.organisation).toBe(HUB);
    expect(declined.tasks).toMatchObject([{ step: { what: 'find-a-place', owner: LANDING } }]);
  });

  it.each([
    { because: 'no successor is named', to: undefined, does: 'landing-team', owner: LANDING },
    {
      because: 'it takes nobody',
      to: { refused: 'not-open' },
      does: 'landing-team',
      owner: LANDING,
    },
    {
      because: 'it has not joined',
      to: { refused: 'not-joined' },
      does: 'landing-team',
      owner: LANDING,
    },
    {
      because: 'the person has not agreed',
      to: { refused: 'not-agreed' },
      does: 'ask-her',
      owner: HUB,
    },
  ] as const)(
    'nobody is handed over where $because: a named team has a task',
    ({ to, does, owner }) => {
      const before = aTaken('in-care');
      const found = moveCase(before, { closing, successor: to, asked: false }, toldAt(NOW));
      if (found?.draft === undefined) throw new Error('nothing was done');
      const { after, says } = settle(before, found.draft);

      expect(found.does).toBe(does);
      expect(after.holder).toEqual(before.holder);
      expect(after.nextStep).toEqual(before.nextStep);
      expect(after.tasks).toMatchObject([{ step: { owner } }]);
      expect(says.map(({ definition }) => definition.type)).toEqual(['task.opened.v1']);
    },
  );

  it('asked once and not agreed: the landing team finds a place that the person agrees to', () => {
    const before = aTaken('in-care');
    const refused = { refused: 'not-agreed' } as const;
    const asking = moved(before, refused).after;
    const again = moveCase(asking, { closing, successor: refused, asked: true }, toldAt(LATER));
    expect(again).toMatchObject({ does: 'ask-her' });
    expect(again?.draft).toBeUndefined();
    const [task] = asking.tasks;
    const done = made(
      asking,
      { move: 'finish-task', taskId: task?.taskId ?? '' },
      mover(HUB, 'hub-clinician'),
    );
    expect(moved(done, refused, true).after.tasks).toMatchObject([{ step: { owner: LANDING } }]);
  });

  it('an offer nobody has acknowledged goes to the successor, with the days that are left', () => {
    const before = offeredTo(place(HUB));
    const { after, says, ends } = moved(before);

    expect(after.standing).toMatchObject({ is: 'offered', to: { serviceId: NEXT } });
    expect(after.holder).toEqual(before.holder);
    expect(says.map(({ definition }) => definition.type)).toEqual([
      'referral.redirected.v1',
      'referral.offered.v1',
    ]);
    expect(ends).toEqual([HUB]);
  });

  it('an offer without a successor is looked after by the landing team', () => {
    const before = offeredTo(place(HUB));
    const { after } = moveNowhere(before);
    expect(after.standing).toMatchObject({ is: 'with-a-person' });
    expect(after.nextStep).toMatchObject({ what: 'find-a-place', owner: LANDING });
    expect(after.holder).toEqual(before.holder);
  });

  it('who waits for a day goes on waiting until the same day', () => {
    const before: Placement = {
      ...aRecord(),
      standing: { is: 'held', to: place(HUB), until: '2027-01-10' },
    };
    const { after } = moved(before);
    expect(after.standing).toMatchObject({
      is: 'held',
      to: { serviceId: NEXT },
      until: '2027-01-10',
    });
    expect(after.nextStep).toEqual(before.nextStep);
    expect(moveNowhere(before).after.tasks).toMatchObject([{ step: { owner: LANDING } }]);
  });

  it.each([
    { risk: false, to: successor, does: 'held-for-successor' },
    { risk: true, to: successor, does: 'held-for-successor' },
    { risk: true, to: { place: place('home-start', 'link-work') }, does: 'landing-team' },
    { risk: false, to: { place: place('home-start', 'link-work') }, does: 'held-for-successor' },
  ] as const)(
    'who waits for a day, with a risk: $risk, and $to.place.serviceId named: $does',
    ({ risk, to, does }) => {
      const before: Placement = {
        ...aRecord(),
        clinicalRisk: risk,
        standing: { is: 'held', to: place(HUB), until: '2027-01-10' },
      };
      const found = moveCase(before, { closing, successor: to, asked: false }, toldAt(NOW));
      expect(found).toMatchObject({ part: 'held-for', does });
      if (found?.draft === undefined) throw new Error('nothing was done');
      const { after } = settle(before, found.draft);

      expect(after.holder).toEqual(before.holder);
      expect(after.nextStep).toEqual(before.nextStep);
      expect(after.standing).toMatchObject({ is: 'held', until: '2027-01-10' });
      expect(brokenPromises(after)).toEqual([]);
      if (does === 'landing-team')
        expect(after.tasks).toMatchObject([{ step: { owner: LANDING } }]);
    },
  );

  it('work alongside moves apart from the lead, and goes on in the same state by the same day', () => {
    const before = workingBeside(offeredTo(place('wyorks-mmhs')));
    const { after } = moved(before);
    expect(after.standing).toEqual(before.standing);
    expect(after.alongside.map(({ serviceId, state }) => [serviceId, state])).toEqual([
      [HUB, 'in-care'],
      [NEXT, 'offered'],
    ]);

    const taken = made(after, { move: 'acknowledge' }, next);
    expect(taken.alongside).toMatchObject([
      { serviceId: HUB, state: 'ended' },
      { serviceId: NEXT, state: 'in-care', nextStep: { owner: NEXT } },
    ]);
    expect(taken.alongside[1]?.nextStep?.dueAt).toBe(before.alongside[0]?.nextStep?.dueAt);
    expect(partOf(taken, HUB)).toBeUndefined();
  });

  it.each([
    { because: 'it leads', before: workingBeside(offeredTo(place(NEXT))), beside: [] },
    {
      because: 'it works alongside',
      before: besideAlso(workingBeside(offeredTo(place('wyorks-mmhs'))), 'in-care'),
      beside: [[NEXT, 'in-care']],
    },
    {
      because: 'it is asked to work alongside',
      before: besideAlso(workingBeside(offeredTo(place('wyorks-mmhs'))), 'offered'),
      beside: [[NEXT, 'offered']],
    },
  ] as const)(
    'work alongside ends where the successor works with the person already: $because',
    ({ before, beside }) => {
      const found = moveCase(before, { closing, successor, asked: false }, toldAt(NOW));
      expect(found).toMatchObject({ part: 'alongside', does: 'works-there-already' });
      if (found?.draft === undefined) throw new Error('nothing was done');
      const { after, ends } = settle(before, found.draft);

      expect(found.because).toContain(`${NEXT} works with the person already`);
      expect(after.alongside.find(({ serviceId }) => serviceId === HUB)).toMatchObject({
        state: 'ended',
      });
      expect(
        after.alongside
          .filter(({ serviceId }) => serviceId === NEXT)
          .map(({ serviceId, state }) => [serviceId, state]),
      ).toEqual(beside);
      expect(after.standing).toEqual(before.standing);
      expect(after.holder).toEqual(before.holder);
      expect(after.nextStep).toEqual(before.nextStep);
      expect(ends).toEqual([HUB]);
      expect(partOf(after, HUB)).toBeUndefined();
    },
  );

  it('whose work alongside has ended already is asked: it does not work there any more', () => {
    const before = besideAlso(workingBeside(offeredTo(place('wyorks-mmhs'))), 'ended');
    const found = moveCase(before, { closing, successor, asked: false }, toldAt(NOW));
    expect(found).toMatchObject({ does: 'alongside' });
  });

  it('a place that asked the service to take over asks the successor instead', () => {
    const other = 'wyorks-mmhs';
    const asked = made(
      aTaken('in-care'),
      { move: 'pass-on', to: { place: place(other) }, goesOnAlongside: false },
      mover(HUB, 'hub-clinician'),
      NOW,
    );
    const itCloses = { ...closing, serviceId: other };
    const found = moveCase(asked, { closing: itCloses, successor, asked: false }, toldAt(NOW));
    expect(found).toMatchObject({ part: 'asked-to-take-over', does: 'take-over-instead' });
    const none = moveCase(
      asked,
      { closing: itCloses, successor: undefined, asked: false },
      toldAt(NOW),
    );
    expect(none).toMatchObject({ does: 'returned' });
    expect(none?.draft?.placement.tasks).toMatchObject([{ step: { owner: HUB } }]);
  });

  it('what is on its way to another place already is left to go', () => {
    const asked = moved(aTaken('in-care')).after;
    const again = moveCase(asked, { closing, successor, asked: false }, toldAt(LATER));
    expect(again).toMatchObject({ does: 'on-its-way' });
    expect(again?.draft).toBeUndefined();
  });

  it('concerns nobody with whom the service has no part', () => {
    const before = offeredTo(place('wyorks-mmhs'));
    expect(moveCase(before, { closing, successor, asked: false }, toldAt(NOW))).toBeUndefined();
    expect(stillThere(before, closing, toldAt(NOW))).toBeUndefined();
  });
});

describe('whoever is still there when the day has come', () => {
  it('is a task of the landing team, once, until somebody has the person', () => {
    const asked = moved(aTaken('in-care')).after;
    const draft = stillThere(asked, closing, toldAt('2027-01-04T00:00:00Z'));
    if (draft === undefined) throw new Error('nobody was asked');
    const { after } = settle(asked, draft);

    expect(after.tasks).toMatchObject([
      { purpose: 'closing', step: { what: 'find-a-place', owner: LANDING } },
    ]);
    expect(after.holder?.organisation).toBe(HUB);
    expect(stillThere(after, closing, toldAt('2027-01-05T00:00:00Z'))).toBeUndefined();
    expect(made(after, { move: 'acknowledge' }, next).tasks).toEqual([]);
  });
});

function moveNowhere(before: Placement): Change {
  const found = moveCase(before, { closing, successor: undefined, asked: false }, toldAt(NOW));
  if (found?.draft === undefined) throw new Error('nothing was done');
  return settle(before, found.draft);
}
