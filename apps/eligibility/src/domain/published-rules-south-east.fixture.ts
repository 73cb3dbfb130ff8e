import type { ServiceTables } from './published-rules.fixture.js';
import {
  aged,
  born,
  by,
  conditions,
  fear,
  home,
  level,
  lost,
  parted,
  practice,
  state,
  told,
  trauma,
  unit,
} from './told.fixture.js';

/** Judged on 22 November 2026: the last day inside and the first day outside of each published rule. */
export const inTheSouthEast: ServiceTables = {
  'berks-birth-in-mind': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('berkshire'),
        practice('berkshire'),
        born('2026-07-01'),
        conditions('ptsd'),
        by('gp'),
      ),
      rows: [
        ['minimum-age', aged(18), aged(17)],
        ['condition', conditions('ptsd'), conditions('anxiety')],
        [
          'condition',
          lost('recurrent-miscarriage', '2026-07-01'),
          lost('failed-ivf', '2026-07-01'),
        ],
        ['self-referral', {}, by('self')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('berkshire'),
        practice('berkshire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        conditions('ptsd'),
        by('gp'),
      ),
      rows: [
        ['condition', conditions('ptsd'), conditions('anxiety')],
        ['condition', lost('miscarriage', '2026-07-01'), lost('failed-ivf', '2026-07-01')],
        ['condition', lost('recurrent-miscarriage', '2026-07-01')],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('berkshire'),
        practice('berkshire'),
        born('2026-07-01'),
        state('pregnant'),
        level('severe'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [
        ['pregnancy-state', state('pregnant'), state('not-pregnant')],
        ['severity', level('severe'), level('moderate')],
      ],
    },
  ],
  'hiow-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(home('hampshire'), practice('hampshire'), born('2026-07-01'), level('moderate')),
      rows: [['severity', level('moderate'), level('mild'), 'cannot-tell']],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('hampshire'),
        practice('hampshire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('failed-ivf', '2026-07-01'),
          'cannot-tell',
        ],
      ],
    },
    {
      pathway: 'pregnancy-anxiety',
      meets: told(home('hampshire'), practice('hampshire'), born('2026-07-01'), level('moderate')),
      rows: [],
    },
  ],
  'km-thrive': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('east-kent'),
        practice('east-kent'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['severity', level('moderate'), level('mild')],
        ['prior-therapy', { need: { priorTherapy: 'yes' } }, { need: { priorTherapy: 'no' } }],
        ['consent', { consent: { hub: 'yes' } }, { consent: { hub: 'no' } }],
        ['safety-redirect', { safety: { urgency: 'within-48-hours' } }],
        ['time-since-event', born('1996-05-01')],
        ['referrer-involved', by('midwife', 'yes'), by('midwife', 'no')],
        ['self-referral', {}, by('self')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('east-kent'),
        practice('east-kent'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('ectopic', '2026-07-01'),
        ],
        ['loss-kind', lost('termination', '2026-07-01', { terminationReason: 'other' })],
        ['time-since-event', lost('stillbirth', '1996-05-01', { gestationWeeks: 30 })],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('east-kent'),
        practice('east-kent'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [['time-since-event', born('1996-05-01')]],
    },
    {
      pathway: 'custody-loss',
      meets: told(
        home('east-kent'),
        practice('east-kent'),
        parted('safeguarding', 'birth', '2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['separation-cause', parted('social-care-proceedings', 'birth', '2026-07-01')],
        ['separation-cause', parted('separation', 'birth', '2026-07-01')],
        [
          'separation-cause',
          parted('hospitalisation', 'birth', '2026-07-01'),
          parted('safeguarding', 'later', '2026-07-01'),
        ],
        ['time-since-event', parted('safeguarding', 'birth', '1996-05-01')],
      ],
    },
  ],
  'mk-mtlc': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('milton-keynes'),
        practice('milton-keynes'),
        born('2026-07-01'),
        trauma('pregnancy'),
      ),
      rows: [
        ['gp-registered-in', practice('milton-keynes'), practice('cornwall'), 'cannot-tell'],
        ['minimum-age', aged(18), aged(17)],
        ['trauma-kind', trauma('birth'), trauma('witnessed')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('milton-keynes'),
        practice('milton-keynes'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
      ),
      rows: [
        [
          'baby-age-at-death',
          lost('infant-death', '2026-06-01', { ageAtDeathDays: 364 }),
          lost('infant-death', '2026-06-01', { ageAtDeathDays: 365 }),
        ],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('milton-keynes'),
        practice('milton-keynes'),
        born('2026-07-01'),
        level('severe'),
        fear('secondary'),
      ),
      rows: [['severity', level('severe'), level('moderate')]],
    },
  ],
  'surrey-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('surrey'),
        practice('surrey'),
        unit('ashford-and-st-peters-hospitals'),
        born('2026-07-01'),
        level('moderate'),
      ),
      rows: [
        ['booked-unit-in', unit('royal-surrey'), unit('another-unit'), 'cannot-tell'],
        ['severity', level('moderate'), level('mild')],
        [
          'pregnancy-state',
          told(born('2020-01-01'), state('planning')),
          told(born('2020-01-01'), state('not-pregnant')),
          'cannot-tell',
        ],
        [
          'time-since-event',
          told(state('not-pregnant'), born('2024-11-22')),
          told(state('not-pregnant'), born('2024-11-21')),
          'cannot-tell',
        ],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('surrey'),
        practice('surrey'),
        unit('ashford-and-st-peters-hospitals'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
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
          told(state('not-pregnant'), lost('stillbirth', '2024-11-22', { gestationWeeks: 30 })),
          told(state('not-pregnant'), lost('stillbirth', '2024-11-21', { gestationWeeks: 30 })),
          'cannot-tell',
        ],
      ],
    },
  ],
  'sussex-east-bereavement': [
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('east-sussex'),
        practice('east-sussex'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        by('gp'),
      ),
      rows: [
        [
          'loss-kind',
          lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        [
          'gestation-at-loss',
          lost('stillbirth', '2026-07-01', { gestationWeeks: 24 }),
          lost('miscarriage', '2026-07-01', { gestationWeeks: 23 }),
        ],
        [
          'baby-age-at-death',
          lost('neonatal-death', '2026-06-01', { ageAtDeathDays: 27 }),
          lost('infant-death', '2026-06-01', { ageAtDeathDays: 28 }),
        ],
        ['self-referral', {}, by('self')],
      ],
    },
  ],
};
