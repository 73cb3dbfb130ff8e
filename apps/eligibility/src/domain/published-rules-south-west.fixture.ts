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
  told,
  trauma,
  unit,
} from './told.fixture.js';

/** Judged on 22 November 2026: the last day inside and the first day outside of each published rule. */
export const inTheSouthWest: ServiceTables = {
  'bnssg-malt': [
    {
      pathway: 'birth-trauma',
      meets: told(home('bristol'), practice('bristol'), born('2026-07-01')),
      rows: [
        ['safety-redirect', { safety: { urgency: 'within-48-hours' } }],
        ['time-since-event', born('2026-10-25'), born('2026-10-26'), 'not-yet 2026-11-23'],
        ['time-since-event', born('2021-11-22'), born('2021-11-21')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('bristol'),
        practice('bristol'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
      ),
      rows: [],
    },
  ],
  'cornwall-pltt': [
    {
      pathway: 'birth-trauma',
      meets: told(home('cornwall'), practice('cornwall'), born('2026-07-01'), level('moderate')),
      rows: [['severity', level('moderate'), level('mild')]],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('cornwall'),
        practice('cornwall'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
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
        home('cornwall'),
        practice('cornwall'),
        born('2026-07-01'),
        level('severe'),
        fear('secondary'),
      ),
      rows: [
        ['severity', level('severe'), level('mild')],
        ['severity', level('severe'), level('moderate')],
      ],
    },
    {
      pathway: 'custody-loss',
      meets: told(
        home('cornwall'),
        practice('cornwall'),
        parted('safeguarding', 'birth', '2026-07-01'),
        level('moderate'),
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
  'devon-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(home('devon'), practice('devon'), born('2026-07-01'), level('moderate')),
      rows: [['severity', level('moderate'), level('mild')]],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('devon'),
        practice('devon'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [],
    },
  ],
  'dorset-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(home('dorset'), practice('dorset'), born('2026-07-01')),
      rows: [
        [
          'gp-registered-in',
          practice('bournemouth-christchurch-and-poole'),
          practice('cornwall'),
          'cannot-tell',
        ],
        [
          'residence-in',
          home('bournemouth-christchurch-and-poole'),
          home('cornwall'),
          'cannot-tell',
        ],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('dorset'),
        practice('dorset'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
      ),
      rows: [
        [
          'loss-kind',
          lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
          lost('failed-ivf', '2026-07-01'),
        ],
        ['loss-kind', lost('ectopic', '2026-07-01')],
      ],
    },
    {
      pathway: 'neonatal-unit-trauma',
      meets: told(home('dorset'), practice('dorset'), born('2026-07-01')),
      rows: [],
    },
  ],
  'glos-bats': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('gloucestershire'),
        practice('gloucestershire'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['booked-unit-in', unit('royal-surrey')],
        ['severity', level('mild', 'little')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('gloucestershire'),
        practice('gloucestershire'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
        by('gp'),
      ),
      rows: [],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('gloucestershire'),
        practice('gloucestershire'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [],
    },
  ],
  'somerset-mmhs': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('somerset'),
        practice('somerset'),
        born('2026-07-01'),
        level('moderate'),
        trauma('pregnancy'),
      ),
      rows: [
        ['severity', level('moderate'), level('mild')],
        ['trauma-kind', trauma('postnatal'), trauma('witnessed')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('somerset'),
        practice('somerset'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [],
    },
  ],
};
