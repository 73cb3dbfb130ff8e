import { describe, expect, it } from '@jest/globals';
import type { ClosingOutcome, ReopenReason, WithdrawalReason } from '@waymark/contracts';
import type { Decision } from '@waymark/routing-order';
import { withdrawn } from './withdrawn.js';
import { close } from './lead-moves.js';
import { makeMove } from './make-move.js';
import { movesNow } from './moves.js';
import { aRecord, aTaken, HUB, LANDING, mover, told, toldAt } from './placement.fixture.js';
import { brokenPromises, type Placement } from './placement.js';
import { settle } from './settle.js';
import { TEAM } from './situation.fixture.js';

const CLOSED_ON = '2026-12-01';
const hub = mover(HUB, 'hub-clinician');
const team = mover(TEAM.organisation, 'referrer');
const landing = mover(LANDING, 'landing-coordinator');

function settledBy(reason: WithdrawalReason): Placement {
  const draft = withdrawn(aRecord(), reason, toldAt(`${CLOSED_ON}T10:00:00Z`));
  if (draft === undefined) throw new Error('nothing happened');
  return settle(aRecord(), draft).after;
}

const closed = (before: Placement, outcome: ClosingOutcome = 'care-given'): Placement =>
  settle(before, close(before, outcome, { what: 'close', because: 'Closed.', on: CLOSED_ON }))
    .after;

const DECIDED: Decision = {
  lead: { go: 'task', what: 'find-a-place' },
  because: 'Nothing fits.',
  nextStep: {
    what: 'find-a-place',
    owner: { organisation: LANDING, kind: 'landing-team', name: 'The landing team' },
  },
  alongside: [],
  advice: [],
  considered: [],
} as unknown as Decision;

const reopening = (
  before: Placement,
  by = hub,
  on = '2026-12-10',
  reason: ReopenReason = 'person-came-back',
) =>
  makeMove(
    before,
    { move: 'reopen', reason },
    { ...told(`${on}T10:00:00Z`, by), decide: () => DECIDED },
  );

function reopened(...asked: Parameters<typeof reopening>) {
  const result = reopening(...asked);
  if ('refused' in result) throw new Error(result.refused.detail);
  const change = settle(asked[0], result.draft);
  expect(brokenPromises(change.after)).toEqual([]);
  return change;
}

describe('what was closed is opened again', () => {
  it('by the hub that had the person: it holds them again, and the one clock is as it was', () => {
    const before = closed(aTaken('in-care'));
    const { after, says } = reopened(before);
    expect(after).toMatchObject({
      standing: { is: 'acknowledged', to: { serviceId: HUB } },
      holder: { organisation: HUB },
      nextStep: { what: 'decide', owner: HUB },
    });
    expect([after.firstReferredOn, after.firstHelp]).toEqual([
      before.firstReferredOn,
      before.firstHelp,
    ]);
    expect(says.map(({ definition }) => definition.type)).toEqual([
      'referral.reopened.v1',
      'referral.acknowledged.v1',
    ]);
  });

  it.each([
    { who: 'the team that sent', by: team },
    { who: 'the landing team', by: landing },
  ])('by $who: the team that sent holds, and routing goes on', ({ by }) => {
    const { after, says } = reopened(closed(aTaken('accepted')), by);
    expect(after).toMatchObject({
      standing: { is: 'with-a-person' },
      holder: { organisation: TEAM.organisation },
      nextStep: { what: 'find-a-place', owner: LANDING },
    });
    expect(says.map(({ definition }) => definition.type)).toEqual([
      'referral.reopened.v1',
      'task.opened.v1',
    ]);
  });

  it('for 28 days, and not on the 29th', () => {
    expect('draft' in reopening(closed(aTaken('accepted')), hub, '2026-12-29')).toBe(true);
    expect(reopening(closed(aTaken('accepted')), hub, '2026-12-30')).toMatchObject({
      refused: { code: 'too-late' },
    });
  });

  it('not where it was withdrawn: agreement that was taken back is asked for anew', () => {
    const before = settledBy('consent-withdrawn');
    expect(reopening(before, team)).toMatchObject({ refused: { code: 'move-not-allowed' } });
    expect(movesNow(before, team)).toEqual([]);
  });

  it('after a death only where that was a mistake, and else never for that reason', () => {
    const died = closed(aTaken('accepted'), 'died');
    expect(reopening(died)).toMatchObject({ refused: { field: 'reason' } });
    expect('draft' in reopening(died, hub, '2026-12-02', 'death-recorded-by-mistake')).toBe(true);
    const mistaken = 'death-recorded-by-mistake';
    expect(reopening(closed(aTaken('accepted')), hub, '2026-12-02', mistaken)).toMatchObject({
      refused: { field: 'reason' },
    });
  });

  it('not by a stranger, not while it is open, and nothing else is possible meanwhile', () => {
    const before = closed(aTaken('accepted'));
    expect(movesNow(before, hub)).toEqual(['reopen']);
    expect(movesNow(before, mover('cw-loss', 'hub-clinician'))).toEqual([]);
    expect(movesNow(aTaken('accepted'), hub)).not.toContain('reopen');
  });
});
