import { describe, it } from '@jest/globals';
import { aLoss, type Case, expectRoute, LOTUS } from './routing-case.fixture.js';

const cases: readonly Case[] = [
  {
    name: 'a suicidal plan: a call first, although the hub would take her',
    safety: { signs: ['suicidal-plan'], urgency: 'call-now' },
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: 'call',
    rule: 'urgent-safety',
    advised: ['crisis', 'emergency-999'],
  },
  {
    name: 'psychosis after birth: crisis care within 4 hours, and the perinatal team is named',
    safety: { signs: ['psychosis-suspected'], urgency: 'call-now' },
    need: { conditions: ['psychosis'], psychiatricNeedNow: 'yes', level: 'severe' },
    judged: [
      ['bnssg-malt', 'birth-trauma', 'eligible'],
      ['spmht-bnssg', 'perinatal-illness', 'eligible'],
    ],
    goes: 'call',
    rule: 'urgent-safety',
    advised: ['crisis-4h', 'emergency-999', 'specialist-perinatal'],
  },
  {
    name: 'immediate danger: 999 first, and children’s social care beside',
    safety: { signs: ['immediate-danger'] },
    goes: 'call',
    rule: 'urgent-safety',
    advised: ['emergency-999', 'childrens-social-care'],
  },
  {
    name: 'the call is recorded: routing goes on',
    safety: { signs: ['suicidal-plan'], urgency: 'call-now' },
    callRecorded: true,
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-pathway-met',
  },
  {
    name: 'guilt after a loss, nobody said how urgent: the referrer is asked',
    safety: { signs: ['pervasive-guilt-hopelessness'] },
    occurrences: [aLoss],
    judged: [[LOTUS, 'perinatal-loss', 'eligible']],
    goes: 'ask safety.urgency',
    rule: 'urgency-to-be-said',
  },
  {
    name: 'guilt after a loss, still not said when asked: a call',
    safety: { signs: ['pervasive-guilt-hopelessness'] },
    occurrences: [aLoss],
    asked: ['safety.urgency'],
    goes: 'call',
    rule: 'urgent-safety',
  },
  {
    name: 'guilt after a loss, told not to be urgent: the hub',
    safety: { signs: ['pervasive-guilt-hopelessness'], urgency: 'not-urgent' },
    occurrences: [aLoss],
    judged: [[LOTUS, 'perinatal-loss', 'eligible']],
    goes: `offer ${LOTUS} perinatal-loss`,
    rule: 'hub-pathway-met',
  },
  {
    name: 'guilt after a loss in a self-referral: a call, nobody can be asked',
    self: true,
    safety: { signs: ['pervasive-guilt-hopelessness'] },
    occurrences: [aLoss],
    goes: 'call',
    rule: 'urgent-safety',
  },
  {
    name: 'severe depression: her team refers to the perinatal team and keeps her until they have her',
    need: { conditions: ['depression-severe'], level: 'severe', pathways: [], traumaKinds: [] },
    judged: [['spmht-lscft', 'perinatal-illness', 'eligible']],
    goes: 'record-receipt by sending-team',
    rule: 'specialist-perinatal-first',
    advised: ['specialist-perinatal'],
  },
  {
    name: 'severe depression and birth trauma: the perinatal team leads, the hub works alongside',
    need: { conditions: ['depression-severe', 'ptsd'], level: 'severe' },
    judged: [
      ['lsc-rts', 'birth-trauma', 'eligible'],
      ['spmht-lscft', 'perinatal-illness', 'eligible'],
    ],
    goes: 'record-receipt by sending-team + lsc-rts',
    rule: 'specialist-perinatal-first',
  },
  {
    name: 'bipolar disorder where no perinatal team was read: the kind is advised',
    need: { conditions: ['bipolar'] },
    judged: [[LOTUS, 'birth-trauma', 'not-eligible']],
    goes: 'record-receipt by sending-team',
    rule: 'specialist-perinatal-first',
    advised: ['specialist-perinatal'],
  },
  {
    name: 'severe depression, and the perinatal team’s window has passed: the hub she meets',
    need: { conditions: ['depression-severe'], level: 'severe' },
    judged: [
      ['lsc-rts', 'birth-trauma', 'eligible'],
      ['spmht-lscft', 'perinatal-illness', 'not-eligible', { deciding: ['perinatal-window'] }],
    ],
    goes: 'offer lsc-rts birth-trauma',
    rule: 'hub-pathway-met',
  },
  {
    name: 'severe birth trauma alone: the hub',
    need: { conditions: ['ptsd'], level: 'severe' },
    judged: [
      ['glos-bats', 'birth-trauma', 'eligible'],
      ['spmht-bnssg', 'perinatal-illness', 'eligible'],
    ],
    goes: 'offer glos-bats birth-trauma',
    rule: 'hub-pathway-met',
  },
  {
    name: 'psychosis without her agreement: her team asks her',
    need: { conditions: ['psychosis'] },
    consent: { otherNhs: 'not-asked' },
    judged: [['spmht-lscft', 'perinatal-illness', 'eligible']],
    goes: 'ask-her by sending-team',
    rule: 'perinatal-team-needs-her-agreement',
  },
  {
    name: 'psychosis without her agreement, serious harm recorded: it goes ahead',
    need: { conditions: ['psychosis'] },
    consent: { otherNhs: 'no', withoutConsentBecause: 'serious-harm' },
    judged: [['spmht-lscft', 'perinatal-illness', 'eligible']],
    goes: 'record-receipt by sending-team',
    rule: 'specialist-perinatal-first',
  },
  {
    name: 'an amber sign: the hub, and the perinatal team is to be involved',
    safety: { signs: ['history-psychosis-bipolar'] },
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-pathway-met',
    advised: ['specialist-perinatal'],
  },
];

describe('the routing order: safety and the perinatal team first', () => {
  it.each(cases)('$name: $goes', expectRoute);
});
