import { describe, expect, it } from '@jest/globals';
import { WITHDRAWAL_REASONS, type Role } from '@waymark/contracts';
import { correctDeath, deathElsewhere, recordDeath } from './death-moves.js';
import { messageFailed } from './message-ends.js';
import { judged } from './judged.js';
import { makeMove } from './make-move.js';
import type { MoveRequest } from './move-request.js';
import { movesNow } from './moves.js';
import { aRecord, aTaken, HUB, LANDING, mover, told, toldAt } from './placement.fixture.js';
import { brokenPromises, type Placement } from './placement.js';
import { settle } from './settle.js';
import { withdrawn } from './withdrawn.js';
import { AT, BABY, booked, hub, moved, WOMAN } from './death.fixture.js';

describe('the person has died', () => {
  const { after, says } = moved(booked, WOMAN);

  it('nothing goes on but looking at what was booked; the holder stays', () => {
    expect(says.map(({ definition }) => definition.type)).toEqual(['referral.death-recorded.v1']);
    expect(after).toMatchObject({
      standing: { is: 'death-recorded' },
      holder: { organisation: HUB },
      nextStep: { what: 'review-death', owner: HUB, dueAt: '2026-11-25T17:00:00.000Z' },
    });
    expect(movesNow(after, hub)).toEqual([
      'record-appointment',
      'correct-death',
      'record-death-review',
    ]);
  });

  it('no judgement offers them anywhere, and nobody is asked to reach them', () => {
    expect(judged(after, undefined as never, toldAt(AT))).toBeUndefined();
    const failed = { messageId: 'm', audience: 'woman', reason: 'no-safe-contact' } as const;
    expect(messageFailed(after, failed, toldAt(AT))).toBeUndefined();
  });

  it('the review says what becomes of what was booked, and ends it', () => {
    const review = (appointments: 'none-booked' | 'go-on' | 'cancelled') =>
      makeMove(after, { move: 'record-death-review', appointments }, told(AT, hub));
    expect(review('none-booked')).toMatchObject({ refused: { field: 'appointments' } });
    expect(review('go-on')).toMatchObject({ refused: { field: 'appointments' } });
    const ended = moved(after, { move: 'record-death-review', appointments: 'cancelled' });
    expect(ended.after.standing).toMatchObject({ is: 'closed', outcome: 'died' });
    expect(ended.says.map(({ definition }) => definition.type)).toEqual([
      'referral.appointment-recorded.v1',
      'referral.closed.v1',
    ]);
  });

  it('recorded by mistake: all of it is as it was', () => {
    const back = moved(after, { move: 'correct-death', who: 'woman' });
    expect(back.says.map(({ definition }) => definition.type)).toEqual([
      'referral.death-corrected.v1',
    ]);
    const { standing, holder, nextStep, tasks, appointments } = back.after;
    expect({ standing, holder, nextStep, tasks, appointments }).toEqual({
      standing: booked.standing,
      holder: booked.holder,
      nextStep: booked.nextStep,
      tasks: booked.tasks,
      appointments: booked.appointments,
    });
  });

  it('is no way to close without the review', () => {
    const request = { move: 'close', outcome: 'died' } as const;
    expect(makeMove(booked, request, told(AT, hub))).toMatchObject({
      refused: { code: 'outcome-not-possible', field: 'outcome' },
    });
  });
});

describe('a baby has died', () => {
  const { after, says } = moved(booked, BABY);

  it('care goes on, loss comes first, and somebody looks at what was booked', () => {
    expect(says.map(({ definition }) => definition.type)).toEqual([
      'referral.death-recorded.v1',
      'task.opened.v1',
    ]);
    // What intake needs to make it a fact.
    expect(says[0]?.data).toMatchObject({ who: 'baby', on: BABY.on, baby: BABY.baby });
    expect(after).toMatchObject({
      bereaved: true,
      standing: booked.standing,
      holder: booked.holder,
    });
    expect(after.tasks.map(({ step }) => step.what)).toContain('review-death');
    const reviewed = moved(after, { move: 'record-death-review', appointments: 'go-on' }).after;
    expect(reviewed.appointments).toEqual(booked.appointments);
    expect(reviewed.bereaved).toBe(true);
    const none = moved(after, { move: 'record-death-review', appointments: 'cancelled' }).after;
    expect(none.appointments.map(({ outcome }) => outcome)).toEqual(['no-longer-needed']);
  });

  it('recorded by mistake: it is as it was', () => {
    const back = moved(after, { move: 'correct-death', who: 'baby' }).after;
    expect(back).toEqual({ ...booked, version: back.version });
    const wrong = makeMove(after, { move: 'correct-death', who: 'woman' }, told(AT, hub));
    expect(wrong).toMatchObject({ refused: { code: 'move-not-allowed' } });
  });
});

it.each<{ role: Role; may: boolean }>([
  { role: 'hub-clinician', may: true },
  { role: 'referrer', may: true },
  { role: 'link-worker', may: false },
])('a death is recorded by $role: $may', ({ role, may }) => {
  expect(movesNow(booked, mover(HUB, role)).includes('record-death')).toBe(may);
  const dead = moved(booked, WOMAN).after;
  expect(movesNow(dead, mover(HUB, role)).includes('correct-death')).toBe(may);
  expect(movesNow(booked, mover(LANDING, 'landing-coordinator'))).toContain('record-death');
});

it('names no day that is to come', () => {
  const result = makeMove(booked, { ...WOMAN, on: '2026-11-25' }, told(AT, hub));
  expect(result).toMatchObject({ refused: { code: 'in-the-future', field: 'on' } });
});

const born = { who: 'baby', on: '2026-11-23' } as const;
const alive = { kind: 'neonatal-death', bornOn: '2026-11-02', pregnantNow: 'no' } as const;
it.each<{ what: string; told: object; code: string; field: string }>([
  {
    what: 'of a baby and not how',
    told: { who: 'baby' },
    code: 'baby-required',
    field: 'baby',
  },
  {
    what: 'of the person with what is asked of a baby',
    told: { who: 'woman', baby: alive },
    code: 'only-for-a-baby',
    field: 'baby',
  },
  {
    what: 'before the birth',
    told: { ...born, baby: { ...alive, bornOn: '2026-11-24' } },
    code: 'born-after-death',
    field: 'baby.bornOn',
  },
  {
    what: 'with a birth that is to come',
    told: { who: 'baby', baby: { ...alive, bornOn: '2026-12' } },
    code: 'born-after-death',
    field: 'baby.bornOn',
  },
  {
    what: 'in pregnancy with a date of birth',
    told: { ...born, baby: { ...alive, kind: 'stillbirth' } },
    code: 'only-when-born-alive',
    field: 'baby.bornOn',
  },
  {
    what: 'of a newborn at 28 days',
    told: { ...born, baby: { ...alive, bornOn: '2026-10-26' } },
    code: 'age-does-not-fit',
    field: 'baby.kind',
  },
  {
    what: 'of an infant at 27 days',
    told: { ...born, baby: { ...alive, kind: 'infant-death', bornOn: '2026-10-27' } },
    code: 'age-does-not-fit',
    field: 'baby.kind',
  },
])('a death $what is refused by its field', ({ told: death, code, field }) => {
  const request = { move: 'record-death', ...death } as MoveRequest;
  expect(makeMove(booked, request, told(AT, hub))).toMatchObject({ refused: { code, field } });
});

it.each([
  { kind: 'neonatal-death', bornOn: '2026-10-27' },
  { kind: 'infant-death', bornOn: '2026-10-26' },
  { kind: 'neonatal-death', bornOn: '2026-10' },
  { kind: 'infant-death', bornOn: '2026-10' },
  { kind: 'stillbirth' },
] as const)('a death is taken: $kind, born $bornOn', (baby) => {
  const request: MoveRequest = { ...BABY, baby: { ...baby, pregnantNow: 'no' } };
  expect(makeMove(booked, request, told(AT, hub))).toHaveProperty('draft');
});

it('holds for another open referral of hers: messages stop there too', () => {
  const draft = deathElsewhere(booked, { who: 'woman', recorded: true }, toldAt(AT));
  expect(settle(booked, draft).after.standing.is).toBe('death-recorded');
  const { move: _move, ...ofBaby } = BABY;
  const [said] = settle(
    booked,
    deathElsewhere(booked, { ...ofBaby, recorded: true }, toldAt(AT)),
  ).says;
  expect(said?.data).toMatchObject(ofBaby);
  const beside: Placement = {
    ...booked,
    standing: { is: 'goes-with', referralId: 'r', reference: 'WM-0000-0000', isRead: true },
  };
  const along = settle(
    beside,
    deathElsewhere(beside, { who: 'woman', recorded: true }, toldAt(AT)),
  );
  expect(along.after.standing).toEqual(beside.standing);
  expect(along.says.map(({ definition }) => definition.type)).toEqual([
    'referral.death-recorded.v1',
  ]);
});

describe('who works with the person is told, and does not telephone unknowing', () => {
  const alongside = moved(booked, {
    move: 'offer-alongside',
    to: {
      place: {
        serviceId: 'sheffield-light',
        name: 'Light',
        kind: 'link-work',
        pathway: 'peer-support',
      },
    },
  }).after;
  const both = [HUB, 'sheffield-light'];
  const teamsIn = (says: readonly { readonly data: object }[]): unknown =>
    says.map(({ data }) => ('teams' in data ? data.teams : undefined)).filter(Boolean);

  it.each([WOMAN, BABY])('of a death: $who', (death) => {
    expect(teamsIn(moved(alongside, death).says)).toEqual([both]);
    const dead = moved(alongside, death).after;
    const correction = { move: 'correct-death', who: death.who } as const;
    expect(teamsIn(moved(dead, correction).says)).toEqual([both]);
  });

  it('and lets go alongside: nothing is begun or booked any more', () => {
    const light = mover('sheffield-light', 'link-worker');
    const working = moved(alongside, { move: 'accept' }, light).after;
    const dead = moved(working, WOMAN).after;
    expect(movesNow(dead, light)).toEqual(['close']);
    expect(movesNow(moved(alongside, WOMAN).after, light)).toEqual(['decline']);
    const back = moved(dead, { move: 'correct-death', who: 'woman' }).after;
    expect(movesNow(back, light)).toEqual(movesNow(working, light));
  });

  it('of a withdrawal, also who holds the person', () => {
    const draft = withdrawn(alongside, 'consent-withdrawn', toldAt(AT));
    if (draft === undefined) throw new Error('nothing happened');
    expect(teamsIn(settle(alongside, draft).says)).toEqual([both]);
  });

  it('of an end by who holds the person, everybody else', () => {
    const ended = moved(alongside, { move: 'close', outcome: 'care-given' });
    expect(teamsIn(ended.says)).toEqual([['sheffield-light']]);
  });

  // A hub that has said no holds the person until another place does; a landing team while it looks for one.
  it.each([
    { organisation: HUB, kind: 'mmhs-hub', name: 'Lotus' },
    { organisation: LANDING, kind: 'landing-team', name: 'Landing' },
  ] as const)('also $kind that holds the person and is not the place', (holder) => {
    const looking: Placement = {
      ...aRecord(),
      standing: { is: 'with-a-person', taskId: 'c0ffee00-0000-4000-8000-000000000001' },
      holder,
    };
    const at = toldAt(AT);
    for (const who of ['woman', 'baby'] as const) {
      const dead = settle(looking, recordDeath(looking, { who }, at));
      expect(teamsIn(dead.says)).toEqual([[holder.organisation]]);
    }
    const gone = withdrawn(looking, 'consent-withdrawn', at);
    expect(teamsIn(gone === undefined ? [] : settle(looking, gone).says)).toEqual([
      [holder.organisation],
    ]);
  });

  it('of an end by who owes the step, also who holds the person', () => {
    const looking: Placement = {
      ...booked,
      standing: { is: 'with-a-person', taskId: 'c0ffee00-0000-4000-8000-000000000001' },
      nextStep: { ...booked.nextStep, owner: LANDING, what: 'find-a-place' } as never,
      appointments: [],
      tasks: [],
    };
    const ending = {
      move: 'close',
      outcome: 'she-declined-asked-by-a-person',
      asked: true,
      askedOn: AT.slice(0, 10),
    } as const;
    const ended = moved(looking, ending, mover(LANDING, 'landing-coordinator'));
    expect(teamsIn(ended.says)).toEqual([[HUB]]);
  });
});

describe('told with a withdrawal', () => {
  it('goes the way of a death: the holder looks at what was booked before anything ends', () => {
    const draft = withdrawn(booked, 'died', toldAt(AT));
    if (draft === undefined) throw new Error('nothing happened');
    const { after, says } = settle(booked, draft);
    expect(says.map(({ definition }) => definition.type)).toEqual(['referral.death-recorded.v1']);
    expect(after).toMatchObject({
      standing: { is: 'death-recorded' },
      holder: { organisation: HUB },
      nextStep: { what: 'review-death', owner: HUB },
    });
    expect(after.appointments).toEqual(booked.appointments);
    expect(draft.death).toEqual({ who: 'woman', recorded: true });
    expect(withdrawn(after, 'died', toldAt(AT))).toBeUndefined();
  });

  it.each(WITHDRAWAL_REASONS.filter((reason) => reason !== 'died'))(
    '%s closes at once',
    (reason) => {
      const draft = withdrawn(booked, reason, toldAt(AT));
      expect(draft?.placement.standing.is).toBe('closed');
    },
  );
});

it('put right after a risk came and went: link work that has let go takes no hold by it', () => {
  const light = {
    serviceId: 'sheffield-light',
    name: 'Light',
    kind: 'link-work',
    pathway: 'peer-support',
  } as const;
  const held: Placement = {
    ...aTaken('accepted'),
    standing: { is: 'accepted', to: light },
    holder: { organisation: light.serviceId, kind: 'link-work', name: light.name },
  };
  const died = settle(held, recordDeath(held, { who: 'woman' }, toldAt(AT))).after;
  const letGo: Placement = { ...died, holder: held.home };
  const { after } = settle(letGo, correctDeath(letGo, 'woman', toldAt(AT)));
  expect(brokenPromises(after)).toEqual([]);
  expect(after.holder).toEqual(held.home);
  expect(after.standing.is).toBe('with-a-person');
  expect(after.clinicalRisk).toBe(false);
  expect(after.alongside).toMatchObject([{ serviceId: light.serviceId, state: 'accepted' }]);
});
