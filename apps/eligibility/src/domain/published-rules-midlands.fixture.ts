import { aLoss, aSeparation } from './facts.fixture.js';
import type { ServiceTables } from './published-rules.fixture.js';
import {
  aged,
  born,
  by,
  conditions,
  fear,
  happened,
  home,
  level,
  lost,
  practice,
  state,
  told,
  trauma,
} from './told.fixture.js';

/** Judged on 22 November 2026: the last day inside and the first day outside of each published rule. */
export const inTheMidlands: ServiceTables = {
  'cw-loss': [
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('coventry'),
        practice('coventry'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
        { need: { scores: [{ measure: 'CORE-10', total: 20 }] } },
        by('gp'),
      ),
      rows: [
        ['residence-in', home('south-warwickshire'), home('cornwall')],
        [
          'score',
          { need: { scores: [{ measure: 'CORE-10', total: 0 }] } },
          { need: { scores: [] } },
          'cannot-tell',
        ],
        ['severity', level('mild', 'little')],
        ['minimum-age', aged(15)],
        ['safety-redirect', { safety: { urgency: 'within-48-hours' } }],
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        [
          'loss-kind',
          lost('termination', '2026-07-01', { terminationReason: 'medical' }),
          lost('termination', '2026-07-01', { terminationReason: 'other' }),
        ],
        [
          'baby-age-at-death',
          lost('infant-death', '2026-06-01', { ageAtDeathDays: 729 }),
          lost('infant-death', '2026-06-01', { ageAtDeathDays: 730 }),
        ],
        [
          'time-since-event',
          told(state('not-pregnant'), lost('stillbirth', '2024-11-22', { gestationWeeks: 30 })),
          told(state('not-pregnant'), lost('stillbirth', '2024-11-21', { gestationWeeks: 30 })),
        ],
        [
          'pregnancy-state',
          told(
            lost('stillbirth', '2020-01-01', { gestationWeeks: 30 }),
            { need: { earlierLossImpact: 'severe' } },
            state('pregnant'),
          ),
          told(
            lost('stillbirth', '2020-01-01', { gestationWeeks: 30 }),
            { need: { earlierLossImpact: 'severe' } },
            state('not-pregnant'),
          ),
        ],
        [
          'impact-of-earlier-loss',
          told(lost('stillbirth', '2020-01-01', { gestationWeeks: 30 }), state('pregnant'), {
            need: { earlierLossImpact: 'moderate' },
          }),
          told(lost('stillbirth', '2020-01-01', { gestationWeeks: 30 }), state('pregnant'), {
            need: { earlierLossImpact: 'mild' },
          }),
        ],
        [
          'excludes',
          {},
          happened(
            aLoss('stillbirth', '2026-07-01'),
            aSeparation('safeguarding', 'later', '2025-03-01'),
          ),
        ],
        ['excludes', {}],
        ['self-referral', {}, by('self')],
      ],
    },
  ],
  'lincs-hub': [
    {
      pathway: 'birth-trauma',
      meets: told(home('lincolnshire'), practice('lincolnshire'), born('2026-07-01'), by('gp')),
      rows: [
        [
          'primary-carer',
          told(state('pregnant'), { primaryCarer: 'yes' }),
          told(state('pregnant'), { primaryCarer: 'no' }),
          'cannot-tell',
        ],
        ['consent', { consent: { hub: 'yes' } }, { consent: { hub: 'no' } }, 'cannot-tell'],
        ['referrer-role', by('midwife'), by('community-mental-health-professional'), 'cannot-tell'],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('lincolnshire'),
        practice('lincolnshire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        by('gp'),
      ),
      rows: [],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('lincolnshire'),
        practice('lincolnshire'),
        born('2026-07-01'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [],
    },
  ],
  'llr-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(home('leicester'), practice('leicester'), born('2026-07-01'), level('moderate')),
      rows: [
        ['gp-registered-in', practice('rutland'), practice('cornwall'), 'cannot-tell'],
        ['residence-in', home('rutland'), home('cornwall'), 'cannot-tell'],
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
        home('leicester'),
        practice('leicester'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [
        [
          'loss-kind',
          lost('neonatal-death', '2026-07-01', { ageAtDeathDays: 5 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        ['loss-kind', lost('termination', '2026-07-01', { terminationReason: 'other' })],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('leicester'),
        practice('leicester'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
      ),
      rows: [],
    },
    {
      pathway: 'fgm',
      meets: told(home('leicester'), practice('leicester'), born('2026-07-01'), level('moderate')),
      rows: [],
    },
    {
      pathway: 'transgender-pregnancy',
      meets: told(home('leicester'), practice('leicester'), born('2026-07-01'), level('moderate')),
      rows: [],
    },
  ],
  'northants-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('northamptonshire'),
        practice('northamptonshire'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [['severity', level('moderate'), level('mild')]],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('northamptonshire'),
        practice('northamptonshire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        [
          'loss-kind',
          lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
          lost('failed-ivf', '2026-07-01'),
        ],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('northamptonshire'),
        practice('northamptonshire'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [],
    },
  ],
  'south-staffs-lotus': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('south-staffordshire'),
        practice('south-staffordshire'),
        born('2026-07-01'),
        level('moderate'),
        trauma('pregnancy'),
      ),
      rows: [
        ['residence-in', home('south-staffordshire'), home('cornwall')],
        ['severity', level('moderate'), level('mild')],
        [
          'time-since-event',
          told(state('not-pregnant'), born('2025-11-22')),
          told(state('not-pregnant'), born('2025-11-21')),
        ],
        [
          'pregnancy-state',
          told(born('2020-01-01'), state('pregnant')),
          told(born('2020-01-01'), state('not-pregnant')),
        ],
        ['trauma-kind', trauma('witnessed'), trauma('postnatal')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('south-staffordshire'),
        practice('south-staffordshire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [
        [
          'time-since-event',
          told(state('not-pregnant'), lost('stillbirth', '2025-11-22', { gestationWeeks: 30 })),
          told(state('not-pregnant'), lost('stillbirth', '2025-11-21', { gestationWeeks: 30 })),
        ],
        [
          'pregnancy-state',
          told(lost('stillbirth', '2020-01-01', { gestationWeeks: 30 }), state('pregnant')),
          told(lost('stillbirth', '2020-01-01', { gestationWeeks: 30 }), state('not-pregnant')),
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
        home('south-staffordshire'),
        practice('south-staffordshire'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
      ),
      rows: [],
    },
    {
      pathway: 'neonatal-unit-trauma',
      meets: told(
        home('south-staffordshire'),
        practice('south-staffordshire'),
        born('2026-07-01'),
        level('moderate'),
      ),
      rows: [
        [
          'time-since-event',
          told(state('not-pregnant'), born('2025-11-22')),
          told(state('not-pregnant'), born('2025-11-21')),
        ],
        [
          'pregnancy-state',
          told(born('2020-01-01'), state('pregnant')),
          told(born('2020-01-01'), state('not-pregnant')),
        ],
      ],
    },
    {
      pathway: 'fear-of-medical-procedures',
      meets: told(
        home('south-staffordshire'),
        practice('south-staffordshire'),
        born('2026-07-01'),
        level('severe'),
      ),
      rows: [
        ['severity', level('severe'), level('mild')],
        ['severity', level('severe'), level('moderate')],
      ],
    },
  ],
  'stw-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('shropshire'),
        practice('shropshire'),
        born('2026-07-01'),
        level('moderate'),
        conditions('ptsd'),
        by('gp'),
      ),
      rows: [
        ['severity', level('moderate'), level('mild')],
        ['condition', conditions('ptsd'), conditions('anxiety')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('shropshire'),
        practice('shropshire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
        by('gp'),
      ),
      rows: [],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('shropshire'),
        practice('shropshire'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [],
    },
  ],
};
