import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { MOVES, PLACEMENT_STATES, type Move, type PlacementState } from '@waymark/contracts';
import { MOVES_TABLE, movesNow, type AllowedMove } from './moves.js';
import { aRecord, LANDING, mover } from './placement.fixture.js';
import type { Placement, Standing } from './placement.js';
import { TEAM } from './situation.fixture.js';

const HUB = 'cw-loss';
const to = {
  serviceId: HUB,
  name: 'Perinatal Loss Pathway',
  kind: 'mmhs-hub',
  pathway: 'perinatal-loss',
} as const;

const STANDINGS: Readonly<Record<PlacementState, Standing>> = {
  'being-judged': { is: 'being-judged' },
  offered: { is: 'offered', to },
  acknowledged: { is: 'acknowledged', to },
  held: { is: 'held', to, until: '2026-12-01' },
  'waiting-for-answer': { is: 'waiting-for-answer', questionId: 'q', asks: [], askedBy: 'waymark' },
  'with-a-person': { is: 'with-a-person', taskId: 't' },
  'call-made': { is: 'call-made', taskId: 't' },
  accepted: { is: 'accepted', to },
  closed: { is: 'closed', outcome: 'care-given' },
};

const at = (state: PlacementState, changes: Partial<Placement> = {}): Placement => ({
  ...aRecord(),
  standing: STANDINGS[state],
  ...changes,
});

const asMarkdown = (rows: readonly AllowedMove[]): string =>
  [
    '| move | from | who | what follows |',
    '|---|---|---|---|',
    ...rows.map(({ on, move, from, who, follows, ...row }) => {
      const step = 'step' in row ? ` (${row.step})` : '';
      const where = on === 'lead' ? '' : `${on}: `;
      return `| ${move} | ${where}${from.join(', ')}${step} | ${who} | ${follows} |`;
    }),
  ].join('\n');

describe('the moves table', () => {
  it('has every move, and every state somebody can move on from', () => {
    const moves = new Set(MOVES_TABLE.map(({ move }) => move));
    expect(MOVES.filter((move) => !moves.has(move))).toEqual([]);
    const left = new Set(
      MOVES_TABLE.flatMap((row): readonly string[] => (row.on === 'lead' ? row.from : [])),
    );
    expect(PLACEMENT_STATES.filter((state) => !left.has(state))).toEqual(['closed']);
  });

  it('is the one the README shows', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const shown = readme.split('\n').filter((line) => line.startsWith('|'));
    const trimmed = shown.map((line) => line.replace(/\s*\|\s*/g, '|').replace(/-+/g, '-'));
    const expected = asMarkdown(MOVES_TABLE).split('\n');
    for (const line of expected) {
      expect(trimmed).toContain(line.replace(/\s*\|\s*/g, '|').replace(/-+/g, '-'));
    }
  });

  it.each<{ who: string; state: PlacementState; may: Move[] }>([
    { who: HUB, state: 'offered', may: ['acknowledge', 'accept', 'decline', 'ask'] },
    { who: HUB, state: 'accepted', may: ['close'] },
    { who: HUB, state: 'being-judged', may: [] },
    { who: TEAM.organisation, state: 'offered', may: ['record-receipt', 'close'] },
    { who: TEAM.organisation, state: 'being-judged', may: ['close'] },
    { who: LANDING, state: 'being-judged', may: ['offer-to', 'close'] },
    { who: 'another-hub', state: 'offered', may: [] },
    { who: HUB, state: 'closed', may: [] },
  ])('$who, while $state: $may', ({ who, state, may }) => {
    const roles = ['referrer', 'hub-clinician', 'landing-coordinator'] as const;
    expect(movesNow(at(state), mover(who, ...roles))).toEqual(may);
  });

  it('asks for the role as well as for the team', () => {
    expect(movesNow(at('offered'), mover(HUB, 'referrer'))).toEqual([]);
    expect(movesNow(at('offered'), mover(HUB, 'operator', 'commissioner'))).toEqual([]);
  });
});
