import { describe, expect, it } from '@jest/globals';
import { MOVED_TO, type MovedTo } from '@waymark/contracts';
import type { Change, Draft } from './change.js';
import { landingTeamOn } from './directory.js';
import { judged } from './judged.js';
import { makeMove } from './make-move.js';
import type { MoveRequest } from './move-request.js';
import { movedAway } from './moved.js';
import { aRecord, aTaken, HUB, mover, OTHER_LANDING, told, toldAt } from './placement.fixture.js';
import { brokenPromises, handOverOf, type Placement } from './placement.js';
import { route } from '@waymark/routing-order';
import { settle } from './settle.js';
import { aSituation, theDirectory, type Judged } from './situation.fixture.js';

const AT = '2026-11-30T10:00:00Z';
const NEXT = 'candp-ptls';
const arrived = {
  ...toldAt(AT),
  landing: landingTeamOn(theDirectory(), OTHER_LANDING, AT.slice(0, 10)),
};

function settled(before: Placement, draft: Draft | undefined): Change {
  if (draft === undefined) throw new Error('nothing happened');
  const change = settle(before, draft);
  expect(brokenPromises(change.after)).toEqual([]);
  expect(change.after.firstReferredOn).toBe(before.firstReferredOn);
  return change;
}

const moves = (before: Placement, to: MovedTo = 'another-area'): Change => {
  const facts = aSituation().facts;
  const news = { facts, earlier: facts, factsVersion: before.factsVersion + 1 };
  const here = { ...before, landingTeam: OTHER_LANDING };
  return settled(before, movedAway(here, news, to, arrived));
};
const judges = (before: Placement, judgedNow: readonly Judged[]): Change => {
  const { declinedBy, home } = before;
  const situation = { ...aSituation({ judged: judgedNow }), declinedBy, home };
  const decision = route({ ...situation, landing: arrived.landing });
  return settled(before, judged(before, decision, arrived));
};
const made = (before: Placement, request: MoveRequest, by: string): Change => {
  const result = makeMove(before, request, {
    ...told(AT, { ...mover(by, 'hub-clinician', 'link-worker'), landing: [OTHER_LANDING] }),
    told: arrived,
  });
  if ('refused' in result) throw new Error(result.refused.detail);
  return settled(before, result.draft);
};
const types = ({ says }: Change): string[] =>
  says.map(({ definition }) => definition.type.replace('.v1', ''));
const owedBeside = ({ tasks }: Placement) =>
  tasks.map(({ purpose, step }) => `${purpose}: ${step.what}, ${step.owner}`);

const AWAY: readonly Judged[] = [[NEXT, 'birth-trauma', 'eligible']];
const caring = aTaken('in-care');

describe('a place has the person, and they move', () => {
  const moved = moves(caring);

  it.each(MOVED_TO)(
    '%s: the holder goes on and looks at what was booked; how far, never where',
    (to) => {
      const { after, says } = moves(caring, to);
      expect(after).toMatchObject({
        standing: caring.standing,
        holder: { organisation: HUB },
        nextStep: caring.nextStep,
        landingTeam: OTHER_LANDING,
      });
      expect(owedBeside(after)).toEqual([`moved: review-move, ${HUB}`]);
      expect(says.map(({ data }) => data)).toMatchObject([
        { what: 'review-move', beside: { owner: HUB, dueAt: '2026-12-02T17:00:00.000Z' } },
      ]);
    },
  );

  it('said twice, it is one look by the first clock', () => {
    const again = moves(moved.after);
    expect(again.after.tasks).toEqual(moved.after.tasks);
  });

  it('who said no, said it of another home; within the area it stands', () => {
    const declined = { ...caring, declinedBy: [NEXT] };
    expect(moves(declined).after.declinedBy).toEqual([]);
    expect(moves(declined, 'same-area').after.declinedBy).toEqual([NEXT]);
  });

  it('the hub of the new home is asked to take over; nobody lets go before it has', () => {
    const asked = judges(moved.after, AWAY);
    expect(types(asked)).toEqual(['referral.offered']);
    expect(asked.after).toMatchObject({
      standing: { is: 'in-care' },
      holder: { organisation: HUB },
    });
    expect(asked.after).not.toHaveProperty('moved');
    expect(handOverOf(asked.after)).toMatchObject({ serviceId: NEXT, takesOver: { how: 'moved' } });
    expect(asked.because).toMatch(
      /^The person has moved to another area\. Asked to take over: .* until they have taken over\.$/,
    );

    const taken = made(asked.after, { move: 'acknowledge' }, NEXT);
    expect(taken.after).toMatchObject({
      standing: { is: 'acknowledged', to: { serviceId: NEXT } },
      holder: { organisation: NEXT },
    });
    // What the place before had booked is still looked at.
    expect(owedBeside(taken.after)).toEqual([`moved: review-move, ${HUB}`]);
    expect(taken.ends).toEqual([HUB]);
  });

  it('it says no: the landing team of the new home looks, the holder goes on', () => {
    const asked = judges(moved.after, AWAY);
    const no = made(asked.after, { move: 'decline', reason: 'no-capacity' }, NEXT);
    expect(no.after.holder).toMatchObject({ organisation: HUB });
    expect(owedBeside(no.after)).toEqual([
      `moved: review-move, ${HUB}`,
      `returned: find-a-place, ${OTHER_LANDING}`,
    ]);
    expect(no.grants).toEqual([{ organisation: OTHER_LANDING, as: 'landing-team' }]);
  });

  it.each<{ there: string; judged: readonly Judged[] }>([
    { there: 'no hub', judged: [] },
    { there: 'too early', judged: [[NEXT, 'birth-trauma', 'not-yet', { until: '2027-01-10' }]] },
    { there: 'a hub that says no', judged: [[NEXT, 'birth-trauma', 'not-eligible']] },
  ])('$there: the landing team of the new home looks, the holder goes on', ({ judged: now }) => {
    const { after, grants, says } = judges(moved.after, now);
    expect(after.holder).toMatchObject({ organisation: HUB });
    expect(owedBeside(after)).toEqual([
      `moved: review-move, ${HUB}`,
      `returned: find-a-place, ${OTHER_LANDING}`,
    ]);
    expect(grants).toEqual([{ organisation: OTHER_LANDING, as: 'landing-team' }]);
    expect(says.map(({ data }) => data)).toMatchObject([
      { beside: { owner: OTHER_LANDING, what: 'find-a-place' } },
    ]);
  });

  it('its own area is the new home’s as well: it goes on, and nobody else is asked', () => {
    const { after, says } = judges(moved.after, [...AWAY, [HUB, 'birth-trauma', 'not-eligible']]);
    expect(says).toEqual([]);
    expect(handOverOf(after)).toBeUndefined();
    expect(after).not.toHaveProperty('moved');
  });

  it('where somebody is asked to take over already, the landing team looks and nobody is asked twice', () => {
    const other = {
      serviceId: 'wyorks-mmhs',
      name: 'West',
      kind: 'mmhs-hub',
      pathway: 'birth-trauma',
    } as const;
    const passed = made(
      caring,
      { move: 'pass-on', to: { place: other }, goesOnAlongside: false },
      HUB,
    );
    const { after } = judges(moves(passed.after).after, AWAY);
    expect(handOverOf(after)?.serviceId).toBe('wyorks-mmhs');
    expect(owedBeside(after)).toContain(`returned: find-a-place, ${OTHER_LANDING}`);
  });

  it('not told of a move, a judgement asks nobody to take over', () => {
    const { says, after } = judges(caring, AWAY);
    expect(says).toEqual([]);
    expect(handOverOf(after)).toBeUndefined();
  });
});

describe('nobody has the person yet, and they move', () => {
  const to = { serviceId: HUB, name: 'Lotus', kind: 'mmhs-hub', pathway: 'birth-trauma' } as const;
  const offered: Placement = { ...aRecord(), standing: { is: 'offered', to } };

  it('the place that was asked reads why it is not asked any more, and the next one is', () => {
    const moved = moves(offered);
    expect(moved.says).toEqual([]);
    const { after, says, ends } = judges(moved.after, AWAY);
    expect(says.map(({ definition }) => definition.type)).toEqual([
      'referral.redirected.v1',
      'referral.offered.v1',
    ]);
    expect(says[0]?.data.because).toMatch(/^The person has moved to another area\. /);
    expect(ends).toEqual([HUB]);
    expect(after).toMatchObject({
      standing: { is: 'offered', to: { serviceId: NEXT } },
      holder: { organisation: offered.home.organisation },
    });
  });

  it('a landing team that was looking hands the step to that of the new home, and holds until it has', () => {
    const looking = judges(aRecord(), []).after;
    if (looking.nextStep === undefined) throw new Error('nobody looks');
    const before: Placement = {
      ...looking,
      holder: { organisation: 'landing-t6y0w', kind: 'landing-team', name: 'Old' },
      nextStep: { ...looking.nextStep, owner: 'landing-t6y0w' },
    };
    const { after } = judges(moves(before, 'outside-england').after, []);
    expect(after).toMatchObject({
      standing: { is: 'with-a-person' },
      holder: { organisation: 'landing-t6y0w' },
      nextStep: { what: 'find-a-place', owner: OTHER_LANDING },
    });
    const result = makeMove(
      after,
      { move: 'acknowledge' },
      {
        ...told(AT, { ...mover(OTHER_LANDING, 'landing-coordinator'), landing: [OTHER_LANDING] }),
        told: arrived,
      },
    );
    expect(result).toMatchObject({
      draft: { placement: { holder: { organisation: OTHER_LANDING } } },
    });
  });
});

it('after a death nothing follows from a move', () => {
  const result = makeMove(caring, { move: 'record-death', who: 'woman' }, told(AT));
  if ('refused' in result) throw new Error(result.refused.detail);
  const died = settle(caring, result.draft).after;
  const { after, says } = moves(died);
  expect(says).toEqual([]);
  expect(after.tasks).toEqual(died.tasks);
});
