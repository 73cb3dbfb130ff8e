import { describe, it } from '@jest/globals';
import { type Case, expectRoute, longWait, LOTUS } from './routing-case.fixture.js';
import { theDirectory } from './situation.fixture.js';

const cases: readonly Case[] = [
  {
    name: 'birth trauma whose criteria she meets: the hub',
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-pathway-met',
  },
  {
    name: 'not asked about a hub: her team asks her, nothing moves',
    consent: { hub: 'not-asked' },
    judged: [[LOTUS, 'birth-trauma', 'cannot-tell', { deciding: ['consent'] }]],
    goes: 'ask-her by sending-team',
    rule: 'hub-needs-her-agreement',
  },
  {
    name: 'said no to a hub, whose criteria say no for that alone: her team asks her',
    consent: { hub: 'no' },
    judged: [[LOTUS, 'birth-trauma', 'not-eligible', { deciding: ['consent'] }]],
    goes: 'ask-her by sending-team',
    rule: 'hub-needs-her-agreement',
    advised: ['professional-advice'],
  },
  {
    name: 'two areas say yes and she named one: that one',
    preference: { services: ['mk-mtlc'] },
    judged: [
      ['blmk-bedfordshire-luton', 'birth-trauma', 'eligible'],
      ['mk-mtlc', 'birth-trauma', 'eligible'],
    ],
    goes: 'offer mk-mtlc birth-trauma',
    rule: 'hub-pathway-met',
  },
  {
    name: 'two areas say yes and nothing tells them apart: the referrer is asked',
    judged: [
      ['gm-mmhs', 'birth-trauma', 'eligible'],
      ['lsc-rts', 'birth-trauma', 'eligible'],
    ],
    goes: 'ask preference.services',
    rule: 'choose-between-areas',
  },
  {
    name: 'two areas say yes, one has not published its basis: the sure one',
    judged: [
      ['gm-mmhs', 'birth-trauma', 'eligible'],
      ['lsc-rts', 'birth-trauma', 'eligible', { basisOpen: true }],
    ],
    goes: 'offer gm-mmhs birth-trauma',
    rule: 'hub-pathway-met',
  },
  {
    name: 'two areas say yes, she was asked and has no wish: the one that is more open',
    asked: ['preference.services'],
    directory: theDirectory({ 'gm-mmhs': { opening: 'limited' } }),
    judged: [
      ['gm-mmhs', 'birth-trauma', 'eligible'],
      ['lsc-rts', 'birth-trauma', 'eligible'],
    ],
    goes: 'offer lsc-rts birth-trauma',
    rule: 'hub-pathway-met',
  },
  {
    name: 'two areas say yes, equally open: the shorter published wait',
    asked: ['preference.services'],
    directory: theDirectory({
      'lsc-rts': { waits: [{ what: 'first seen', target: '2 weeks', days: 14, source: 'page' }] },
    }),
    judged: [
      ['gm-mmhs', 'birth-trauma', 'eligible'],
      ['lsc-rts', 'birth-trauma', 'eligible'],
    ],
    goes: 'offer lsc-rts birth-trauma',
    rule: 'hub-pathway-met',
  },
  {
    name: 'a long published wait: link work is offered meanwhile',
    directory: theDirectory({ syb: longWait }),
    judged: [
      ['syb', 'birth-trauma', 'eligible'],
      ['sheffield-light', 'peer-support', 'eligible'],
    ],
    goes: 'offer syb birth-trauma + sheffield-light',
    rule: 'hub-pathway-met',
  },
  {
    name: 'a long wait without agreement to a charity: the hub alone',
    consent: { vcse: 'no' },
    directory: theDirectory({ syb: longWait }),
    judged: [
      ['syb', 'birth-trauma', 'eligible'],
      ['sheffield-light', 'peer-support', 'eligible'],
    ],
    goes: 'offer syb birth-trauma',
    rule: 'hub-pathway-met',
  },
  {
    name: 'she would rather have the voluntary sector: link work comes too',
    preference: { sector: 'voluntary-sector' },
    judged: [
      ['syb', 'birth-trauma', 'eligible'],
      ['sheffield-light', 'peer-support', 'eligible'],
    ],
    goes: 'offer syb birth-trauma + sheffield-light',
    rule: 'hub-pathway-met',
  },
  {
    name: 'a hub that is not confirmed open is offered nobody',
    judged: [['wyorks-mmhs', 'birth-trauma', 'eligible']],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    unmet: 'service-closed',
  },
  {
    name: 'a hub that closed yesterday is offered nobody',
    directory: theDirectory({ [LOTUS]: { closedOn: '2026-11-22' } }),
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    unmet: 'service-closed',
  },
  {
    name: 'a hub that takes people for the last time today still takes her',
    directory: theDirectory({ [LOTUS]: { closedOn: '2026-11-23' } }),
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-pathway-met',
  },
  {
    name: 'a hospital psychology service that has not joined: her team refers and keeps her',
    judged: [['northumbria-psych', 'birth-trauma', 'eligible']],
    goes: 'record-receipt by sending-team',
    rule: 'hub-pathway-met',
    advised: ['alternative'],
  },
  {
    name: 'fifteen, and seen jointly: the hub',
    facts: { ageYears: 15 },
    judged: [['cw-loss', 'perinatal-loss', 'eligible', { jointWith: 'CAMHS or the family nurse' }]],
    goes: 'offer cw-loss perinatal-loss',
    rule: 'hub-pathway-met',
  },
  {
    name: 'of two pathways at one hub, the one she asked for first',
    need: { pathways: ['perinatal-loss', 'birth-trauma'] },
    judged: [
      [LOTUS, 'birth-trauma', 'eligible'],
      [LOTUS, 'perinatal-loss', 'eligible'],
    ],
    goes: `offer ${LOTUS} perinatal-loss`,
    rule: 'hub-pathway-met',
  },
];

describe('the routing order: the hub', () => {
  it.each(cases)('$name: $goes', expectRoute);
});
