import { describe, it } from '@jest/globals';
import { type Case, expectRoute, LOTUS, removed } from './routing-case.fixture.js';

const cases: readonly Case[] = [
  {
    name: 'mild, wants company: link work',
    need: { pathways: ['peer-support'], level: 'mild', practicalSupport: 'yes' },
    judged: [
      ['syb', 'peer-support', 'cannot-tell', { unpublished: ['pathway-offered'] }],
      ['sheffield-light', 'peer-support', 'eligible'],
    ],
    goes: 'offer sheffield-light peer-support',
    rule: 'link-work',
  },
  {
    name: 'moderate, the hub’s window has passed: link work',
    judged: [
      ['syb', 'birth-trauma', 'not-eligible', { deciding: ['time-since-event'] }],
      ['sheffield-light', 'peer-support', 'eligible'],
    ],
    goes: 'offer sheffield-light peer-support',
    rule: 'link-work',
  },
  {
    name: 'agreed to the NHS, not to a charity: her team asks her',
    need: { pathways: ['peer-support'], level: 'mild' },
    consent: { vcse: 'no' },
    judged: [['sheffield-light', 'peer-support', 'not-eligible', { deciding: ['consent'] }]],
    goes: 'ask-her by sending-team',
    rule: 'link-work-needs-her-agreement',
    advised: ['talking-therapies', 'health-visitor-or-gp'],
  },
  {
    name: 'mild, and significant risk to herself: never link work as the lead',
    need: { pathways: ['peer-support'], level: 'mild' },
    safety: { riskToSelf: 'significant' },
    judged: [['sheffield-light', 'peer-support', 'eligible']],
    goes: 'find-a-place by landing-team + sheffield-light',
    rule: 'a-person-finds-a-place',
  },
  {
    name: 'severe, and no hub takes her: a person leads, link work meanwhile',
    need: { level: 'severe' },
    judged: [
      ['syb', 'birth-trauma', 'not-eligible', { deciding: ['time-since-event'] }],
      ['sheffield-light', 'peer-support', 'eligible'],
    ],
    goes: 'find-a-place by landing-team + sheffield-light',
    rule: 'a-person-finds-a-place',
    unmet: 'window-passed',
  },
  {
    name: 'link work that is not confirmed open: a person, and the need is counted',
    need: { pathways: ['link-work'], level: 'mild' },
    judged: [
      ['northumbria-psych', 'link-work', 'not-eligible'],
      ['nenc-everyturn', 'link-work', 'eligible'],
    ],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['talking-therapies', 'health-visitor-or-gp'],
    unmet: 'service-closed',
  },
  {
    name: 'moderate, window passed, Talking Therapies would take her: her team refers and keeps her',
    judged: [
      ['glos-bats', 'birth-trauma', 'not-eligible', { deciding: ['time-since-event'] }],
      ['tt-glos', 'perinatal-illness', 'eligible'],
    ],
    goes: 'record-receipt by sending-team',
    rule: 'published-alternative',
    advised: ['talking-therapies'],
  },
  {
    name: 'severe, window passed: Talking Therapies is not the place',
    need: { level: 'severe' },
    judged: [
      ['glos-bats', 'birth-trauma', 'not-eligible', { deciding: ['time-since-event'] }],
      ['tt-glos', 'perinatal-illness', 'eligible'],
    ],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    unmet: 'window-passed',
  },
  {
    name: 'custody loss where no hub takes it: the landing team, advice, and the need is counted',
    need: { pathways: ['custody-loss'], traumaKinds: [] },
    occurrences: [removed],
    judged: [['cw-loss', 'custody-loss', 'not-eligible', { deciding: ['pathway-offered'] }]],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['professional-advice', 'specialist-perinatal', 'talking-therapies', 'charity'],
    unmet: 'pathway-not-offered-custody-loss',
  },
  {
    name: 'custody loss with open link work: the landing team leads, link work alongside',
    need: { pathways: ['custody-loss'], traumaKinds: [] },
    occurrences: [removed],
    judged: [
      ['sts-mmhs', 'custody-loss', 'not-eligible', { deciding: ['pathway-offered'] }],
      ['sunderland-young-mums', 'link-work', 'eligible'],
    ],
    goes: 'find-a-place by landing-team + sunderland-young-mums',
    rule: 'a-person-finds-a-place',
    unmet: 'pathway-not-offered-custody-loss',
  },
  {
    name: 'seventeen, and the hub starts at 18: CAMHS is named, the landing team finds joint working',
    facts: { ageYears: 17 },
    judged: [
      ['mk-mtlc', 'birth-trauma', 'not-eligible', { deciding: ['minimum-age'] }],
      ['tt-mk', 'perinatal-illness', 'eligible'],
    ],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['camhs'],
    unmet: 'under-age',
  },
  {
    name: 'the area’s own pointer comes first',
    need: { level: 'severe' },
    judged: [
      [
        'spmht-lscft',
        'perinatal-illness',
        'not-eligible',
        { deciding: ['excludes'], redirectTo: 'substance-misuse' },
      ],
      [
        'lsc-rts',
        'birth-trauma',
        'not-eligible',
        { deciding: ['excludes'], redirectTo: 'substance-misuse' },
      ],
    ],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['substance-misuse'],
    unmet: 'pathway-not-offered-other',
  },
  {
    name: 'she refers herself where only professionals may: the landing team, the GP’s way is named',
    self: true,
    judged: [['km-thrive', 'birth-trauma', 'not-eligible', { deciding: ['self-referral'] }]],
    need: { level: 'severe' },
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['health-visitor-or-gp'],
  },
  {
    name: 'a partner: advice and a person',
    facts: { person: 'partner' },
    need: { level: 'severe' },
    judged: [['gm-mmhs', 'birth-trauma', 'not-eligible', { deciding: ['person'] }]],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['talking-therapies', 'charity'],
    unmet: 'partner',
  },
  {
    name: 'no hub is known where she lives: a person',
    need: { level: 'severe' },
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    unmet: 'no-candidate-service',
  },
  {
    name: 'the only hub has said no: it is not asked again',
    need: { level: 'severe' },
    declinedBy: [LOTUS],
    judged: [[LOTUS, 'birth-trauma', 'eligible']],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    unmet: 'no-place-took-her',
  },
  {
    name: 'one of two has said no: the other',
    declinedBy: ['gm-mmhs'],
    judged: [
      ['gm-mmhs', 'birth-trauma', 'eligible'],
      ['lsc-rts', 'birth-trauma', 'eligible'],
    ],
    goes: 'offer lsc-rts birth-trauma',
    rule: 'hub-pathway-met',
  },
  {
    name: 'the team that declined points to one of two',
    declinedBy: ['glos-bats'],
    suggested: 'gm-mmhs',
    judged: [
      ['glos-bats', 'birth-trauma', 'eligible'],
      ['lsc-rts', 'birth-trauma', 'eligible'],
      ['gm-mmhs', 'birth-trauma', 'eligible'],
    ],
    goes: 'offer gm-mmhs birth-trauma',
    rule: 'hub-pathway-met',
  },
];

describe('the routing order: link work, alternatives, a person', () => {
  it.each(cases)('$name: $goes', expectRoute);
});
