import type { ServiceTables } from './published-rules.fixture.js';
import {
  born,
  by,
  fear,
  home,
  level,
  lost,
  parted,
  practice,
  state,
  told,
  unit,
} from './told.fixture.js';

/** Judged on 22 November 2026: the last day inside and the first day outside of each published rule. */
export const inTheNorth: ServiceTables = {
  'candm-silver-birch': [
    {
      pathway: 'birth-trauma',
      meets: told(home('cheshire'), practice('cheshire'), born('2026-07-01'), level('moderate')),
      rows: [
        ['residence-in', home('wirral'), home('cornwall')],
        ['severity', level('moderate'), level('mild')],
        ['time-since-event', born('1996-05-01')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('cheshire'),
        practice('cheshire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [
        ['time-since-event', lost('stillbirth', '1996-05-01', { gestationWeeks: 30 })],
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('failed-ivf', '2026-07-01'),
        ],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('cheshire'),
        practice('cheshire'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
      ),
      rows: [],
    },
    {
      pathway: 'custody-loss',
      meets: told(
        home('cheshire'),
        practice('cheshire'),
        parted('safeguarding', 'maternity-setting', '2026-07-01'),
        level('moderate'),
      ),
      rows: [
        ['time-since-event', parted('safeguarding', 'maternity-setting', '1996-05-01')],
        [
          'separation-cause',
          parted('social-care-proceedings', 'maternity-setting', '2026-07-01'),
          parted('hospitalisation', 'maternity-setting', '2026-07-01'),
        ],
        [
          'separation-cause',
          parted('social-care-proceedings', 'maternity-setting', '2026-07-01'),
          parted('safeguarding', 'later', '2026-07-01'),
        ],
      ],
    },
  ],
  'gm-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(home('bolton'), practice('bolton'), born('2026-07-01'), level('moderate')),
      rows: [
        ['residence-in', home('bolton'), home('cornwall'), 'cannot-tell'],
        ['severity', level('moderate'), level('mild')],
        ['person', { person: 'pregnant-person' }, { person: 'partner' }],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('bolton'),
        practice('bolton'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('bolton'),
        practice('bolton'),
        born('2026-07-01'),
        level('severe'),
        fear('secondary'),
      ),
      rows: [
        ['severity', level('severe'), level('mild')],
        ['severity', level('severe'), level('moderate')],
      ],
    },
  ],
  'hny-mmhs': [
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('hull'),
        practice('hull'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [
        ['gp-registered-in', practice('north-east-lincolnshire'), practice('cornwall')],
        ['severity', level('moderate'), level('mild')],
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('infant-death', '2026-07-01', { ageAtDeathDays: 5 }),
        ],
        [
          'loss-kind',
          lost('termination', '2026-07-01', { terminationReason: 'medical' }),
          lost('termination', '2026-07-01', { terminationReason: 'other' }),
        ],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('hull'),
        practice('hull'),
        born('2026-07-01'),
        state('not-pregnant'),
        level('moderate'),
        fear('primary'),
      ),
      rows: [
        ['tokophobia-kind', fear('primary'), fear('secondary')],
        ['pregnancy-state', state('planning'), state('pregnant')],
      ],
    },
  ],
  'lsc-rts': [
    {
      pathway: 'birth-trauma',
      meets: told(home('lancashire'), practice('lancashire'), born('2026-07-01'), by('gp')),
      rows: [['person', { person: 'pregnant-person' }, { person: 'partner' }]],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('lancashire'),
        practice('lancashire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        by('gp'),
      ),
      rows: [
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        ['loss-kind', lost('termination', '2026-07-01', { terminationReason: 'other' })],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('lancashire'),
        practice('lancashire'),
        born('2026-07-01'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [],
    },
    {
      pathway: 'custody-loss',
      meets: told(
        home('lancashire'),
        practice('lancashire'),
        parted('safeguarding', 'birth', '2026-07-01'),
        by('gp'),
      ),
      rows: [
        [
          'separation-cause',
          parted('illness', 'birth', '2026-07-01'),
          parted('safeguarding', 'later', '2026-07-01'),
        ],
      ],
    },
  ],
  'ncumbria-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(home('north-cumbria'), practice('north-cumbria'), born('2026-07-01'), by('gp')),
      rows: [],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('north-cumbria'),
        practice('north-cumbria'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        by('gp'),
      ),
      rows: [],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('north-cumbria'),
        practice('north-cumbria'),
        born('2026-07-01'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [],
    },
  ],
  'northumbria-psych': [
    {
      pathway: 'birth-trauma',
      meets: told(unit('northumbria-healthcare'), born('2026-07-01')),
      rows: [
        ['booked-unit-in', unit('northumbria-healthcare'), unit('another-unit'), 'no candidate'],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        unit('northumbria-healthcare'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
      ),
      rows: [
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        ['loss-kind', lost('termination', '2026-07-01', { terminationReason: 'other' })],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(unit('northumbria-healthcare'), born('2026-07-01'), fear('secondary')),
      rows: [],
    },
  ],
  'sts-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('south-tyneside'),
        practice('south-tyneside'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['residence-in', home('sunderland'), home('cornwall')],
        ['severity', level('mild', 'little')],
        ['safety-redirect', { safety: { urgency: 'within-48-hours' } }],
        [
          'pregnancy-state',
          told(born('2020-01-01'), state('planning')),
          told(born('2020-01-01'), state('not-pregnant')),
          'cannot-tell',
        ],
        [
          'time-since-event',
          told(state('not-pregnant'), born('2025-11-22')),
          told(state('not-pregnant'), born('2025-11-21')),
          'cannot-tell',
        ],
        ['person', { person: 'pregnant-person' }, { person: 'partner' }],
        ['self-referral', by('self')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('south-tyneside'),
        practice('south-tyneside'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        [
          'pregnancy-state',
          told(lost('stillbirth', '2020-01-01', { gestationWeeks: 30 }), state('planning')),
          told(lost('stillbirth', '2020-01-01', { gestationWeeks: 30 }), state('not-pregnant')),
          'cannot-tell',
        ],
        [
          'time-since-event',
          told(state('not-pregnant'), lost('stillbirth', '2025-11-22', { gestationWeeks: 30 })),
          told(state('not-pregnant'), lost('stillbirth', '2025-11-21', { gestationWeeks: 30 })),
          'cannot-tell',
        ],
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        ['loss-kind', lost('termination', '2026-07-01', { terminationReason: 'other' })],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('south-tyneside'),
        practice('south-tyneside'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [],
    },
    {
      pathway: 'fear-of-medical-procedures',
      meets: told(
        home('south-tyneside'),
        practice('south-tyneside'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [],
    },
    {
      pathway: 'complicated-pregnancy',
      meets: told(
        home('south-tyneside'),
        practice('south-tyneside'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [],
    },
  ],
  'wyorks-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('west-yorkshire'),
        practice('west-yorkshire'),
        born('2026-07-01'),
        level('moderate'),
      ),
      rows: [['severity', level('moderate'), level('mild')]],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('west-yorkshire'),
        practice('west-yorkshire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('west-yorkshire'),
        practice('west-yorkshire'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
      ),
      rows: [],
    },
  ],
};
