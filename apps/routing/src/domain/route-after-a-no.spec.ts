import { describe, expect, it } from '@jest/globals';
import { type Case, expectRoute, LOTUS } from './routing-case.fixture.js';
import { route } from '@waymark/routing-order';
import { aSituation } from './situation.fixture.js';

const LIGHT = 'sheffield-light';

const cases: readonly Case[] = [
  {
    name: 'asked, and no hub wanted: the landing team, because the NHS may still know',
    consent: { hub: 'no', refused: ['hub'] },
    judged: [[LOTUS, 'birth-trauma', 'not-eligible', { deciding: ['consent'] }]],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['professional-advice'],
  },
  {
    name: 'asked, and nobody of the NHS wanted: their own team, and nobody else is told',
    consent: { hub: 'no', otherNhs: 'no', refused: ['hub', 'otherNhs'] },
    judged: [[LOTUS, 'birth-trauma', 'not-eligible', { deciding: ['consent'] }]],
    goes: 'find-a-place by sending-team',
    rule: 'a-person-finds-a-place',
    advised: ['professional-advice'],
  },
  {
    name: 'no hub wanted, and link work that would do: link work',
    consent: { hub: 'no', refused: ['hub'] },
    need: { pathways: ['birth-trauma', 'peer-support'], level: 'mild' },
    judged: [
      [LOTUS, 'birth-trauma', 'not-eligible', { deciding: ['consent'] }],
      [LIGHT, 'peer-support', 'eligible'],
    ],
    goes: `offer ${LIGHT} peer-support`,
    rule: 'link-work',
  },
  {
    name: 'no charity wanted, and nothing else: the landing team',
    consent: { vcse: 'no', refused: ['vcse'] },
    need: { pathways: ['peer-support'], level: 'mild' },
    judged: [[LIGHT, 'peer-support', 'eligible']],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['professional-advice'],
  },
  {
    name: 'the perinatal team is needed first and not wanted: no hub instead, their team finds a way',
    consent: { otherNhs: 'no', hub: 'no', refused: ['hub', 'otherNhs'] },
    need: { conditions: ['psychosis'], level: 'severe' },
    judged: [
      ['spmht-lscft', 'perinatal-illness', 'not-eligible', { deciding: ['consent'] }],
      [LOTUS, 'birth-trauma', 'eligible'],
    ],
    goes: 'find-a-place by sending-team',
    rule: 'perinatal-team-needs-her-agreement',
    advised: ['professional-advice'],
  },
  {
    name: 'not wanted, and serious harm recorded: the hub is told all the same',
    consent: { hub: 'no', refused: ['hub'], withoutConsentBecause: 'serious-harm' },
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-pathway-met',
  },
  {
    name: 'agreed after all: the hub',
    consent: { hub: 'yes' },
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-pathway-met',
  },
];

describe('after the person has been asked', () => {
  it.each(cases)('$name', expectRoute);

  it('a no is said in the record, counts no unmet need, and names who goes on', () => {
    const { because, considered, unmetNeed } = route(aSituation(cases[1] ?? {}));
    expect(because).toMatch(/does not agree .* so nothing is shared there. Their own team/);
    expect(considered.find(({ serviceId }) => serviceId === LOTUS)?.because).toBe(
      'The person was asked, and does not agree that it is told.',
    );
    expect(unmetNeed).toBeUndefined();
  });

  it.each([
    { day: '2026-12-03', asks: 'ask again about', on: '2026-12-03' },
    { day: '2026-11-20', asks: 'has not agreed', on: undefined },
  ])('who thinks until $day is asked then: “$asks”', ({ day, asks, on }) => {
    const { lead, because } = route(
      aSituation({
        consent: { hub: 'not-asked', askAgainOn: day },
        judged: [[LOTUS, 'birth-trauma', 'eligible']],
      }),
    );
    expect(lead).toEqual({ go: 'task', what: 'ask-her', ...(on && { askAgainOn: on }) });
    expect(because).toContain(asks);
  });
});
