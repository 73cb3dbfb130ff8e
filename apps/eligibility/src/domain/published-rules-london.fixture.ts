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
  state,
  told,
  trauma,
  unit,
} from './told.fixture.js';

/** Judged on 22 November 2026: the last day inside and the first day outside of each published rule. */
export const inLondon: ServiceTables = {
  'ncl-maple': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('barnet'),
        practice('barnet'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['residence-in', home('islington'), home('cornwall')],
        [
          'severity',
          told({ need: { beyondPrimaryCare: 'no' } }, level('moderate')),
          told({ need: { beyondPrimaryCare: 'no' } }, level('mild')),
        ],
        [
          'beyond-primary-care',
          told(level('mild'), { need: { beyondPrimaryCare: 'yes' } }),
          told(level('mild'), { need: { beyondPrimaryCare: 'no' } }),
        ],
        ['person', { person: 'partner' }],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('barnet'),
        practice('barnet'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['loss-kind', lost('miscarriage', '2026-07-01', { gestationWeeks: 10 })],
        ['loss-kind', lost('failed-ivf', '2026-07-01')],
        ['loss-kind', lost('ectopic', '2026-07-01')],
        ['loss-kind', lost('termination', '2026-07-01', { terminationReason: 'other' })],
      ],
    },
    {
      pathway: 'tokophobia',
      meets: told(
        home('barnet'),
        practice('barnet'),
        born('2026-07-01'),
        level('moderate'),
        fear('secondary'),
        by('gp'),
      ),
      rows: [],
    },
    {
      pathway: 'custody-loss',
      meets: told(
        home('barnet'),
        practice('barnet'),
        parted('social-care-proceedings', 'birth', '2026-07-01'),
        level('moderate'),
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
    {
      pathway: 'baby-with-serious-condition',
      meets: told(
        home('barnet'),
        practice('barnet'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [],
    },
  ],
  'nel-ocean': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('city-of-london'),
        practice('city-of-london'),
        born('2026-07-01'),
        level('moderate'),
      ),
      rows: [
        ['residence-in', home('tower-hamlets'), home('cornwall')],
        ['severity', level('moderate'), level('mild')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('city-of-london'),
        practice('city-of-london'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [
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
      ],
    },
  ],
  'nwl-mtlc': [
    {
      pathway: 'birth-trauma',
      meets: told(
        home('ealing'),
        practice('ealing'),
        unit('chelsea-and-westminster-hospital'),
        born('2026-07-01'),
        level('moderate'),
        trauma('pregnancy'),
      ),
      rows: [
        ['residence-in', home('kensington-and-chelsea'), home('cornwall')],
        [
          'booked-unit-in',
          told(state('pregnant'), unit('northwick-park-hospital')),
          told(state('pregnant'), unit('another-unit')),
          'cannot-tell',
        ],
        ['minimum-age', aged(18), aged(17)],
        ['severity', level('mild', 'little')],
        ['trauma-kind', trauma('postnatal'), trauma('witnessed')],
      ],
    },
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('ealing'),
        practice('ealing'),
        unit('chelsea-and-westminster-hospital'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
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
        home('ealing'),
        practice('ealing'),
        unit('chelsea-and-westminster-hospital'),
        born('2026-07-01'),
        level('moderate'),
        fear('primary'),
      ),
      rows: [['tokophobia-kind', fear('primary')]],
    },
    {
      pathway: 'other-trauma',
      meets: told(
        home('ealing'),
        practice('ealing'),
        unit('chelsea-and-westminster-hospital'),
        born('2026-07-01'),
        level('moderate'),
      ),
      rows: [
        [
          'pregnancy-state',
          told(born('2020-01-01'), state('pregnant')),
          told(born('2020-01-01'), state('not-pregnant')),
        ],
        [
          'time-since-event',
          told(state('not-pregnant'), born('2025-11-22')),
          told(state('not-pregnant'), born('2025-11-21')),
        ],
      ],
    },
  ],
  'sel-helix': [
    {
      pathway: 'perinatal-loss',
      meets: told(
        home('croydon'),
        practice('croydon'),
        lost('stillbirth', '2026-07-01', { gestationWeeks: 30 }),
        level('moderate'),
      ),
      rows: [
        ['residence-in', home('greenwich'), home('cornwall')],
        ['severity', level('mild', 'little')],
      ],
    },
  ],
};
