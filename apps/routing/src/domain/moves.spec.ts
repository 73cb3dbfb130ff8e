import { describe, expect, it } from '@jest/globals';
import {
  MOVES as EVERY_MOVE,
  PLACEMENT_STATES,
  ROLES,
  type Move,
  type PlacementState,
} from '@waymark/contracts';
import type { Decision } from '@waymark/routing-order';
import { requestOf, type Throw } from './a-life-requests.fixture.js';
import { makeMove, MOVES } from './make-move.js';
import { MOVES_TABLE, movesNow } from './moves.js';
import { aRecord, LANDING, mover, told } from './placement.fixture.js';
import type { Placement, Standing } from './placement.js';
import { TEAM } from './situation.fixture.js';

const HUB = 'cw-loss';
const to = {
  serviceId: HUB,
  name: 'Perinatal Loss Pathway',
  kind: 'mmhs-hub',
  pathway: 'perinatal-loss',
} as const;

const STEP = {
  what: 'start-care',
  owner: HUB,
  ownerName: 'Perinatal Loss Pathway',
  because: 'Accepted.',
  dueAt: '2027-01-05T17:00:00.000Z',
  soonAt: '2027-01-04T17:00:00.000Z',
  soonSaid: false,
  breachSaid: false,
} as const;

const STANDINGS: Readonly<Record<PlacementState, Standing>> = {
  'being-judged': { is: 'being-judged' },
  offered: { is: 'offered', to },
  acknowledged: { is: 'acknowledged', to },
  held: { is: 'held', to, until: '2026-12-01' },
  'waiting-for-answer': { is: 'waiting-for-answer', questionId: 'q', asks: [], askedBy: 'waymark' },
  'with-a-person': { is: 'with-a-person', taskId: 't' },
  'call-made': { is: 'call-made', taskId: 't' },
  'goes-with': { is: 'goes-with', referralId: 'r', reference: 'WM-0000-0000', isRead: false },
  accepted: { is: 'accepted', to },
  waitlisted: { is: 'waitlisted', to, since: '2026-11-23' },
  'in-care': { is: 'in-care', to, since: '2026-11-23' },
  paused: {
    is: 'paused',
    to,
    reason: 'in-hospital',
    until: '2026-12-20',
    clock: 'stands-still',
    then: {
      standing: { is: 'accepted', to },
      daysLeft: 10,
      step: STEP,
    },
  },
  'death-recorded': {
    is: 'death-recorded',
    then: { standing: { is: 'accepted', to }, step: STEP },
  },
  closed: { is: 'closed', outcome: 'care-given', on: '2026-11-23', had: to },
};

// A task or an appointment has to be named as well, or whose death it was.
const NEEDS_MORE: readonly Move[] = ['finish-task', 'correct-death'];
const DECIDED: Decision = {
  rule: 'what-is-left',
  lead: { go: 'task', what: 'find-a-place' },
  because: 'Nothing fits.',
  nextStep: {
    what: 'find-a-place',
    owner: { organisation: LANDING, kind: 'landing-team', name: 'The landing team' },
  },
  alongside: [],
  advice: [],
  considered: [],
};

const at = (state: PlacementState, changes: Partial<Placement> = {}): Placement => ({
  ...aRecord(),
  standing: STANDINGS[state],
  ...changes,
});

const ONWARD: readonly Move[] = ['pass-on', 'step-up', 'step-down', 'offer-alongside'];

describe('the moves table', () => {
  it('has every move, and every state somebody can move on from', () => {
    const moves = new Set(MOVES_TABLE.map(({ move }) => move));
    expect(EVERY_MOVE.filter((move) => !moves.has(move))).toEqual([]);
    const left = new Set(
      MOVES_TABLE.flatMap((row): readonly string[] => (row.on === 'lead' ? row.from : [])),
    );
    expect(PLACEMENT_STATES.filter((state) => !left.has(state))).toEqual([]);
  });

  it('does something on every line', () => {
    const idle = MOVES_TABLE.filter(({ on, move }) => MOVES[on][move] === undefined);
    expect(idle.map(({ on, move }) => `${on}: ${move}`)).toEqual([]);
  });

  it.each<{ who: string; state: PlacementState; may: Move[] }>([
    {
      who: HUB,
      state: 'offered',
      may: ['acknowledge', 'accept', 'decline', 'ask', 'say-worse', 'record-death'],
    },
    {
      who: HUB,
      state: 'accepted',
      may: [
        'waitlist',
        'start-care',
        'pause',
        'book-appointment',
        'record-contact',
        ...ONWARD,
        'close',
        'say-worse',
        'record-death',
        'correct-acceptance',
      ],
    },
    {
      who: HUB,
      state: 'in-care',
      may: [
        'pause',
        'book-appointment',
        'record-contact',
        ...ONWARD,
        'close',
        'say-worse',
        'record-death',
      ],
    },
    {
      who: HUB,
      state: 'paused',
      may: ['resume', 'record-contact', ...ONWARD, 'close', 'say-worse', 'record-death'],
    },
    { who: HUB, state: 'being-judged', may: [] },
    {
      who: TEAM.organisation,
      state: 'offered',
      may: ['offer-alongside', 'record-receipt', 'close', 'say-worse', 'record-death'],
    },
    { who: TEAM.organisation, state: 'being-judged', may: ['close', 'say-worse', 'record-death'] },
    {
      who: LANDING,
      state: 'being-judged',
      may: ['offer-to', 'close', 'say-worse', 'record-death'],
    },
    { who: 'another-hub', state: 'offered', may: [] },
    { who: HUB, state: 'closed', may: ['reopen'] },
  ])('$who, while $state: $may', ({ who, state, may }) => {
    const roles = ['referrer', 'hub-clinician', 'landing-coordinator'] as const;
    expect(movesNow(at(state), mover(who, ...roles))).toEqual(may);
  });

  it('asks for the role as well as for the team', () => {
    expect(movesNow(at('offered'), mover(HUB, 'referrer'))).toEqual(['say-worse', 'record-death']);
    expect(movesNow(at('offered'), mover(HUB, 'operator', 'commissioner'))).toEqual([]);
  });
});

describe('what may be done now', () => {
  const WHO = [HUB, TEAM.organisation, LANDING, 'another-hub'];
  const cases = PLACEMENT_STATES.flatMap((state) => WHO.map((who) => ({ who, state })));

  it.each(cases)('$who, while $state: the table allows what is named, and nothing else', (of) => {
    const moving = mover(of.who, ...ROLES);
    const placement = at(of.state, { nextStep: STEP });
    const named = movesNow(placement, moving);
    const refusedAsNotNow = EVERY_MOVE.filter((move) => {
      const thrown = {
        dice: [1, 1, 1, 1],
        today: '2026-11-24',
        taskId: 'x',
        appointmentId: 'x',
        recordedId: 'x',
      };
      const request = requestOf(thrown as unknown as Throw, [move]);
      const result = makeMove(placement, request, {
        ...told('2026-11-24T09:00:00Z', moving),
        decide: () => DECIDED,
      });
      return 'refused' in result && result.refused.code === 'move-not-allowed';
    });
    expect(
      named.filter((move) => refusedAsNotNow.includes(move) && !NEEDS_MORE.includes(move)),
    ).toEqual([]);
    expect(EVERY_MOVE.filter((move) => !named.includes(move))).toEqual(
      EVERY_MOVE.filter((move) => !named.includes(move) && refusedAsNotNow.includes(move)),
    );
  });
});
