import { describe, it } from '@jest/globals';
import {
  aLoss,
  type Case,
  expectRoute,
  LOTUS,
  missingLevel,
  removed,
} from './routing-case.fixture.js';
import { theDirectory } from './situation.fixture.js';

const cases: readonly Case[] = [
  {
    name: 'custody loss, and the hub has not said whether it takes it: its triage decides',
    need: { pathways: ['custody-loss'] },
    occurrences: [removed],
    judged: [['nwl-mtlc', 'custody-loss', 'cannot-tell', { unpublished: ['pathway-offered'] }]],
    goes: 'offer nwl-mtlc custody-loss',
    rule: 'hub-triage-decides',
  },
  {
    name: 'unconfirmed criteria say no: they do not divert, the hub’s triage decides',
    judged: [
      [LOTUS, 'birth-trauma', 'not-eligible', { standing: 'unconfirmed', deciding: ['severity'] }],
    ],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-triage-decides',
  },
  {
    name: 'unconfirmed criteria say not yet: the hub’s triage decides',
    judged: [[LOTUS, 'birth-trauma', 'not-yet', { standing: 'unconfirmed', until: '2026-12-24' }]],
    goes: `offer ${LOTUS} birth-trauma`,
    rule: 'hub-triage-decides',
  },
  {
    name: 'approved criteria say no: they divert',
    need: { level: 'severe' },
    judged: [
      [LOTUS, 'birth-trauma', 'not-eligible', { standing: 'approved', deciding: ['minimum-age'] }],
    ],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    unmet: 'under-age',
  },
  {
    name: 'an answer missing at the same hub whose rule is unpublished: the answer first',
    judged: [
      [LOTUS, 'birth-trauma', 'cannot-tell', { unpublished: ['pathway-offered'], ...missingLevel }],
    ],
    goes: 'ask need.level',
    rule: 'answer-missing',
  },
  {
    name: 'the level was left open: the referrer is asked exactly that',
    judged: [['berks-birth-in-mind', 'tokophobia', 'cannot-tell', missingLevel]],
    goes: 'ask need.level',
    rule: 'answer-missing',
  },
  {
    name: 'the referrer could not say: the hub’s triage decides',
    asked: ['need.level'],
    judged: [['berks-birth-in-mind', 'tokophobia', 'cannot-tell', missingLevel]],
    goes: 'offer berks-birth-in-mind tokophobia',
    rule: 'hub-triage-decides',
  },
  {
    name: 'of two hubs the one that needs fewer answers is asked for',
    judged: [
      [
        'gm-mmhs',
        'birth-trauma',
        'cannot-tell',
        { missing: [...missingLevel.missing, { fact: 'need.impact', question: 'How much?' }] },
      ],
      ['lsc-rts', 'birth-trauma', 'cannot-tell', missingLevel],
    ],
    goes: 'ask need.level',
    rule: 'answer-missing',
  },
  {
    name: 'too early: held until the date, family support meanwhile',
    occurrences: [aLoss],
    need: { pathways: ['perinatal-loss'], practicalSupport: 'yes' },
    judged: [
      ['essex-by-your-side', 'perinatal-loss', 'not-yet', { until: '2026-12-01' }],
      ['km-thrive', 'perinatal-loss', 'not-eligible', { deciding: ['prior-therapy'] }],
      ['homestart-nw-kent', 'family-support', 'eligible'],
    ],
    goes: 'hold essex-by-your-side until 2026-12-01 + homestart-nw-kent',
    rule: 'held-until-a-date',
    advised: ['bereavement-midwife', 'health-visitor-or-gp', 'charity'],
  },
  {
    name: 'too early, not asked about a charity: held, and nothing alongside',
    occurrences: [aLoss],
    consent: { vcse: 'not-asked' },
    judged: [
      ['essex-by-your-side', 'perinatal-loss', 'not-yet', { until: '2026-12-01' }],
      ['homestart-nw-kent', 'family-support', 'eligible'],
    ],
    goes: 'hold essex-by-your-side until 2026-12-01',
    rule: 'held-until-a-date',
  },
  {
    name: 'the day has come: the hub',
    on: '2026-12-01',
    judged: [['essex-by-your-side', 'perinatal-loss', 'not-yet', { until: '2026-12-01' }]],
    goes: 'offer essex-by-your-side perinatal-loss',
    rule: 'hub-pathway-met',
  },
  {
    name: 'too early at two hubs: the earlier one',
    judged: [
      ['gm-mmhs', 'birth-trauma', 'not-yet', { until: '2027-01-10' }],
      ['lsc-rts', 'birth-trauma', 'not-yet', { until: '2026-12-20' }],
    ],
    goes: 'hold lsc-rts until 2026-12-20',
    rule: 'held-until-a-date',
  },
  {
    name: 'fear of birth held beyond 34 weeks would come too late: a person',
    current: { state: 'pregnant', dueOn: '2027-01-20' },
    need: { pathways: ['tokophobia'], level: 'severe' },
    judged: [['hny-mmhs', 'tokophobia', 'not-yet', { until: '2026-12-10' }]],
    goes: 'find-a-place by landing-team',
    rule: 'a-person-finds-a-place',
    advised: ['fear-of-birth-pathway'],
    unmet: 'pathway-not-offered-tokophobia-pregnant',
  },
  {
    name: 'fear of birth where the hub only keeps a waiting list: the maternity pathway is named too',
    current: { state: 'pregnant', dueOn: '2027-01-20' },
    need: { pathways: ['tokophobia'] },
    directory: theDirectory({ 'berks-birth-in-mind': { opening: 'waiting-list-only' } }),
    judged: [['berks-birth-in-mind', 'tokophobia', 'eligible']],
    goes: 'offer berks-birth-in-mind tokophobia',
    rule: 'hub-pathway-met',
    advised: ['fear-of-birth-pathway'],
    sooner: true,
  },
  {
    name: 'fear of birth where the published wait ends after 34 weeks: help is found sooner as well',
    current: { state: 'pregnant', dueOn: '2027-01-20' },
    need: { pathways: ['tokophobia'] },
    directory: theDirectory({ 'berks-birth-in-mind': waitOf(17) }),
    judged: [['berks-birth-in-mind', 'tokophobia', 'eligible']],
    goes: 'offer berks-birth-in-mind tokophobia',
    rule: 'hub-pathway-met',
    advised: ['fear-of-birth-pathway'],
    sooner: true,
  },
  {
    name: 'fear of birth where the published wait ends on the last day of time: nobody else is needed',
    current: { state: 'pregnant', dueOn: '2027-01-20' },
    need: { pathways: ['tokophobia'] },
    directory: theDirectory({ 'berks-birth-in-mind': waitOf(16) }),
    judged: [['berks-birth-in-mind', 'tokophobia', 'eligible']],
    goes: 'offer berks-birth-in-mind tokophobia',
    rule: 'hub-pathway-met',
  },
  {
    name: 'fear of birth, two hubs: the one that comes in time, though the other is open wide',
    current: { state: 'pregnant', dueOn: '2027-01-20' },
    need: { pathways: ['tokophobia'] },
    directory: theDirectory({
      'gm-mmhs': waitOf(40),
      'lsc-rts': { ...waitOf(14), opening: 'limited' },
    }),
    asked: ['preference.services'],
    judged: [
      ['gm-mmhs', 'tokophobia', 'eligible'],
      ['lsc-rts', 'tokophobia', 'eligible'],
    ],
    goes: 'offer lsc-rts tokophobia',
    rule: 'hub-pathway-met',
  },
];

function waitOf(days: number) {
  return { waits: [{ what: 'assessment', target: `${days} days`, days, source: 'page' }] };
}

describe('the routing order: not published, not answered, not yet', () => {
  it.each(cases)('$name: $goes', expectRoute);
});
