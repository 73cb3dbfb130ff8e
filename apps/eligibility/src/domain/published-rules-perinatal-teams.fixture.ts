import type { ServiceTables } from './published-rules.fixture.js';
import {
  aged,
  born,
  by,
  conditions,
  due,
  happened,
  home,
  level,
  practice,
  state,
  told,
} from './told.fixture.js';

/** Judged on 22 November 2026: the last day inside and the first day outside of each published rule. */
export const atPerinatalTeams: ServiceTables = {
  'mbu-england': [
    {
      pathway: 'perinatal-illness',
      meets: told(
        home('england'),
        practice('england'),
        born('2026-07-01'),
        due('2026-12-22'),
        conditions('psychosis'),
      ),
      rows: [
        ['gestation-now', due('2027-01-17'), due('2027-01-18'), 'not-yet 2026-11-23'],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2026-01-22')),
          told(state('not-pregnant'), born('2026-01-21')),
        ],
        [
          'perinatal-window',
          told(happened(), due('2027-01-17')),
          told(happened(), due('2027-01-18')),
          'not-yet 2026-11-23',
        ],
        ['minimum-age', aged(16), aged(15)],
        ['excludes', {}],
      ],
    },
  ],
  'spmht-bnssg': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('bristol'), practice('bristol'), born('2026-07-01')),
      rows: [
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2025-03-22')),
          told(state('not-pregnant'), born('2025-03-21')),
        ],
        [
          'perinatal-window',
          told(happened(), state('pregnant')),
          told(happened(), state('planning')),
          'cannot-tell',
        ],
        ['minimum-age', aged(17)],
      ],
    },
  ],
  'spmht-cntw': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('newcastle'), practice('newcastle'), born('2026-07-01')),
      rows: [
        ['residence-in', home('south-tyneside'), home('cornwall')],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2025-11-22')),
          told(state('not-pregnant'), born('2025-11-21')),
        ],
        ['perinatal-window', told(happened(), state('planning'))],
      ],
    },
  ],
  'spmht-dorset': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('dorset'), practice('dorset'), born('2026-07-01')),
      rows: [
        ['gp-registered-in', practice('bournemouth-christchurch-and-poole'), practice('cornwall')],
        ['residence-in', home('bournemouth-christchurch-and-poole'), home('cornwall')],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2026-02-22')),
          told(state('not-pregnant'), born('2026-02-21')),
          'cannot-tell',
        ],
        ['perinatal-window', told(happened(), state('planning'))],
      ],
    },
  ],
  'spmht-eastsussex': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('sussex'), practice('sussex'), born('2026-07-01')),
      rows: [
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2025-11-22')),
          told(state('not-pregnant'), born('2025-11-21')),
        ],
        [
          'perinatal-window',
          told(happened(), state('pregnant')),
          told(happened(), state('planning')),
          'cannot-tell',
        ],
        ['self-referral', {}, by('self')],
      ],
    },
  ],
  'spmht-herts': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('hertfordshire'), practice('hertfordshire'), born('2026-07-01')),
      rows: [
        ['gp-registered-in', practice('hertfordshire'), practice('cornwall')],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2025-05-22')),
          told(state('not-pregnant'), born('2025-05-21')),
        ],
        [
          'perinatal-window',
          told(happened(), state('pregnant')),
          told(happened(), state('planning')),
          'cannot-tell',
        ],
      ],
    },
  ],
  'spmht-lincs': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('lincolnshire'), practice('lincolnshire'), born('2026-07-01'), by('gp')),
      rows: [
        [
          'primary-carer',
          told(state('pregnant'), { primaryCarer: 'yes' }),
          told(state('pregnant'), { primaryCarer: 'no' }),
        ],
        ['consent', { consent: { otherNhs: 'yes' } }, { consent: { otherNhs: 'no' } }],
        ['referrer-role', by('midwife'), by('family')],
      ],
    },
  ],
  'spmht-lscft': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('lancashire'), practice('lancashire'), born('2026-07-01'), level('severe')),
      rows: [
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2025-11-22')),
          told(state('not-pregnant'), born('2025-11-21')),
          'cannot-tell',
        ],
        ['perinatal-window', {}, told(state('not-pregnant'), born('2024-11-21'))],
        ['perinatal-window', told(happened(), state('pregnant'))],
        ['perinatal-window', told(state('planning'), born('2020-01-01'))],
        ['severity', level('severe'), level('moderate')],
        ['minimum-age', aged(16), aged(15)],
        [
          'excludes',
          { safety: { substanceUse: 'present' } },
          { safety: { substanceUse: 'primary' } },
        ],
      ],
    },
  ],
  'spmht-ncl': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('barnet'), practice('barnet'), born('2026-07-01')),
      rows: [
        ['residence-in', home('islington'), home('cornwall')],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2024-11-22')),
          told(state('not-pregnant'), born('2024-11-21')),
        ],
        ['perinatal-window', told(happened(), state('planning'))],
        ['self-referral', by('self')],
      ],
    },
  ],
  'spmht-notts': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('nottinghamshire'), practice('nottinghamshire'), born('2026-07-01')),
      rows: [
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2025-11-22')),
          told(state('not-pregnant'), born('2025-11-21')),
          'cannot-tell',
        ],
        ['perinatal-window', {}, told(state('not-pregnant'), born('2024-11-21'))],
        [
          'perinatal-window',
          told(happened(), due('2027-05-30')),
          told(happened(), due('2027-05-31')),
          'not-yet 2026-11-23',
        ],
      ],
    },
  ],
  'spmht-teesside': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('teesside'), practice('teesside'), born('2026-07-01')),
      rows: [
        ['residence-in', home('teesside'), home('cornwall')],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2025-11-22')),
          told(state('not-pregnant'), born('2025-11-21')),
        ],
        [
          'perinatal-window',
          told(happened(), state('pregnant')),
          told(happened(), state('planning')),
          'cannot-tell',
        ],
      ],
    },
  ],
};
