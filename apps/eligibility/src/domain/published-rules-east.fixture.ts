import type { ServiceTables } from './published-rules.fixture.js';
import {
  aged,
  born,
  by,
  fear,
  home,
  level,
  lost,
  parted,
  practice,
  told,
  trauma,
} from './told.fixture.js';

/** Judged on 22 November 2026: the last day inside and the first day outside of each published rule. */
export const inTheEast: ServiceTables = {
  'blmk-bedfordshire-luton': [
    {
      pathway: 'birth-trauma',
      meets: told(home('bedford'), practice('bedford'), born('2026-07-01')),
      rows: [],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('bedford'),
        practice('bedford'),
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
      meets: told(home('bedford'), practice('bedford'), born('2026-07-01'), fear('secondary')),
      rows: [],
    },
    {
      pathway: 'custody-loss',
      meets: told(
        home('bedford'),
        practice('bedford'),
        parted('safeguarding', 'birth', '2026-07-01'),
      ),
      rows: [
        [
          'separation-cause',
          parted('social-care-proceedings', 'birth', '2026-07-01'),
          parted('hospitalisation', 'birth', '2026-07-01'),
        ],
        [
          'separation-cause',
          parted('safeguarding', 'birth', '2026-07-01'),
          parted('safeguarding', 'later', '2026-07-01'),
        ],
      ],
    },
  ],
  'candp-ptls': [
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('cambridge'),
        practice('cambridge'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['severity', level('moderate'), level('mild')],
        [
          'referrer-involved',
          { referrer: { currentlyInvolved: 'yes' } },
          { referrer: { currentlyInvolved: 'no' } },
        ],
        [
          'time-since-event',
          lost('stillbirth', '2024-11-22', { gestationWeeks: 30 }),
          lost('stillbirth', '2024-11-21', { gestationWeeks: 30 }),
        ],
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        ['loss-kind', lost('termination', '2026-07-01', { terminationReason: 'other' })],
        [
          'baby-age-at-death',
          lost('infant-death', '2026-06-01', { ageAtDeathDays: 364 }),
          lost('infant-death', '2026-06-01', { ageAtDeathDays: 365 }),
        ],
        ['self-referral', {}, by('self')],
      ],
    },
  ],
  'essex-by-your-side': [
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('essex'),
        practice('essex'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['gp-registered-in', practice('essex'), practice('cornwall')],
        ['minimum-age', aged(18), aged(17)],
        ['severity', level('moderate'), level('mild')],
        ['person', { person: 'pregnant-person' }, { person: 'partner' }],
        ['safety-redirect', { safety: { urgency: 'within-48-hours' } }],
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        ['loss-kind', lost('termination', '2026-07-01', { terminationReason: 'other' })],
        [
          'time-since-event',
          lost('stillbirth', '2026-10-25', { gestationWeeks: 30 }),
          lost('stillbirth', '2026-10-26', { gestationWeeks: 30 }),
          'not-yet 2026-11-23',
        ],
        [
          'time-since-event',
          lost('stillbirth', '2025-11-22', { gestationWeeks: 30 }),
          lost('stillbirth', '2025-11-21', { gestationWeeks: 30 }),
        ],
        ['self-referral', {}, by('self')],
      ],
    },
  ],
  'herts-ptlc': [
    {
      pathway: 'birth-trauma',
      meets: told(home('hertfordshire'), practice('hertfordshire'), born('2026-07-01')),
      rows: [['gp-registered-in', practice('hertfordshire'), practice('cornwall'), 'cannot-tell']],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('hertfordshire'),
        practice('hertfordshire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
      ),
      rows: [
        [
          'loss-kind',
          lost('miscarriage', '2026-07-01', { gestationWeeks: 10 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        ['loss-kind', lost('ectopic', '2026-07-01')],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('hertfordshire'),
        practice('hertfordshire'),
        born('2026-07-01'),
        fear('secondary'),
      ),
      rows: [],
    },
  ],
  'norfolk-waveney-lotus': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('norfolk'),
        practice('norfolk'),
        born('2026-07-01'),
        trauma('pregnancy'),
        by('gp'),
      ),
      rows: [
        ['residence-in', home('waveney'), home('cornwall')],
        ['trauma-kind', trauma('postnatal'), trauma('witnessed')],
        ['self-referral', by('self')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('norfolk'),
        practice('norfolk'),
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
        home('norfolk'),
        practice('norfolk'),
        born('2026-07-01'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [],
    },
    {
      pathway: 'custody-loss',
      meets: told(
        home('norfolk'),
        practice('norfolk'),
        parted('safeguarding', 'birth', '2026-07-01'),
        by('gp'),
      ),
      rows: [
        [
          'separation-cause',
          parted('social-care-proceedings', 'birth', '2026-07-01'),
          parted('hospitalisation', 'birth', '2026-07-01'),
        ],
      ],
    },
  ],
};
