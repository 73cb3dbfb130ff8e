import type { ServiceTables } from './published-rules.fixture.js';
import {
  aged,
  born,
  by,
  conditions,
  happened,
  home,
  level,
  practice,
  state,
  told,
} from './told.fixture.js';

/** Judged on 22 November 2026: the last day inside and the first day outside of each published rule. */
export const atCharitiesAndTalkingTherapies: ServiceTables = {
  bluebell: [
    {
      pathway: 'peer-support',
      meets: told(home('bristol'), practice('bristol'), born('2026-07-01')),
      rows: [
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2024-11-22')),
          told(state('not-pregnant'), born('2024-11-21')),
        ],
        [
          'perinatal-window',
          told(happened(), state('pregnant')),
          told(happened(), state('planning')),
          'cannot-tell',
        ],
        ['below-specialist-threshold', level('moderate'), level('severe')],
      ],
    },
  ],
  'homestart-nw-kent': [
    {
      pathway: 'family-support',
      meets: told(home('north-west-kent'), practice('north-west-kent'), born('2026-07-01')),
      rows: [
        ['youngest-child-age', born('2020-11-23'), born('2020-11-22')],
        ['consent', { consent: { vcse: 'yes' } }, { consent: { vcse: 'no' } }],
        ['excludes', {}, { safety: { childProtectionPlan: 'yes' } }, 'cannot-tell'],
        ['self-referral', by('self')],
      ],
    },
  ],
  'homestart-sw-kent': [
    {
      pathway: 'family-support',
      meets: told(home('south-west-kent'), practice('south-west-kent'), born('2026-07-01')),
      rows: [
        ['youngest-child-age', born('2021-11-23'), born('2021-11-22')],
        ['consent', { consent: { vcse: 'yes' } }, { consent: { vcse: 'no' } }],
        ['excludes', {}, { safety: { childProtectionPlan: 'yes' } }, 'cannot-tell'],
        ['excludes', {}, { safety: { childInNeedPlan: 'yes' } }, 'cannot-tell'],
        ['self-referral', by('self')],
      ],
    },
  ],
  'nenc-everyturn': [
    {
      pathway: 'link-work',
      meets: told(
        home('northumberland'),
        practice('northumberland'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['residence-in', home('northumberland'), home('cornwall')],
        ['severity', level('mild'), level('severe')],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2024-11-23')),
          told(state('not-pregnant'), born('2024-11-22')),
        ],
        ['perinatal-window', told(happened(), state('planning'))],
        ['referrer-role', by('health-visitor'), by('family')],
      ],
    },
  ],
  'nenc-scs': [
    {
      pathway: 'link-work',
      meets: told(
        home('sunderland'),
        practice('sunderland'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['residence-in', home('sunderland'), home('cornwall')],
        ['severity', level('mild'), level('severe')],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2024-11-23')),
          told(state('not-pregnant'), born('2024-11-22')),
        ],
        ['perinatal-window', told(happened(), state('planning'))],
        ['referrer-role', by('health-visitor'), by('family')],
      ],
    },
  ],
  'nenc-teesside-mind': [
    {
      pathway: 'link-work',
      meets: told(
        home('middlesbrough'),
        practice('middlesbrough'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['residence-in', home('tees-valley'), home('cornwall')],
        ['severity', level('mild'), level('severe')],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2024-11-23')),
          told(state('not-pregnant'), born('2024-11-22')),
        ],
        ['perinatal-window', told(happened(), state('planning'))],
        ['referrer-role', by('health-visitor'), by('family')],
      ],
    },
  ],
  'nenc-togetherwe': [
    {
      pathway: 'link-work',
      meets: told(
        home('north-cumbria'),
        practice('north-cumbria'),
        born('2026-07-01'),
        level('moderate'),
        by('gp'),
      ),
      rows: [
        ['residence-in', home('north-cumbria'), home('cornwall')],
        ['severity', level('mild'), level('severe')],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2024-11-23')),
          told(state('not-pregnant'), born('2024-11-22')),
        ],
        ['perinatal-window', told(happened(), state('planning'))],
        ['referrer-role', by('health-visitor'), by('family')],
      ],
    },
  ],
  'sheffield-light': [
    {
      pathway: 'peer-support',
      meets: told(home('sheffield'), practice('sheffield'), born('2026-07-01'), by('gp')),
      rows: [
        [
          'main-difficulty',
          { need: { mainDifficulty: 'perinatal-mental-ill-health' } },
          { need: { mainDifficulty: 'poverty' } },
        ],
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2024-11-22')),
          told(state('not-pregnant'), born('2024-11-21')),
          'cannot-tell',
        ],
        [
          'perinatal-window',
          told(happened(), state('pregnant')),
          told(happened(), state('planning')),
          'cannot-tell',
        ],
        ['consent', { consent: { vcse: 'yes' } }, { consent: { vcse: 'no' } }],
        ['excludes', {}, { need: { mainDifficulty: 'relationship-breakdown' } }],
        ['self-referral', by('self')],
      ],
    },
  ],
  'sunderland-young-mums': [
    {
      pathway: 'link-work',
      meets: told(home('sunderland'), practice('sunderland'), aged(25), born('2026-07-01')),
      rows: [
        ['minimum-age', aged(16), aged(15)],
        ['maximum-age', aged(25), aged(26)],
      ],
    },
  ],
  'tt-glos': [
    {
      pathway: 'perinatal-illness',
      meets: told(home('gloucestershire'), practice('gloucestershire'), born('2026-07-01')),
      rows: [
        [
          'perinatal-window',
          told(state('not-pregnant'), born('2024-11-22')),
          told(state('not-pregnant'), born('2024-11-21')),
          'cannot-tell',
        ],
        [
          'perinatal-window',
          told(happened(), state('pregnant')),
          told(happened(), state('planning')),
          'cannot-tell',
        ],
        ['self-referral', by('self')],
      ],
    },
  ],
  'tt-mk': [
    {
      pathway: 'perinatal-illness',
      meets: told(
        home('milton-keynes'),
        practice('milton-keynes'),
        born('2026-07-01'),
        conditions('depression-mild-moderate'),
      ),
      rows: [
        ['gp-registered-in', practice('milton-keynes'), practice('cornwall')],
        ['minimum-age', aged(17, 9), aged(17, 8)],
        ['risk', { safety: { riskToSelf: 'some' } }, { safety: { riskToSelf: 'significant' } }],
        ['risk', {}, { safety: { signs: ['suicidal-plan'] } }],
        ['condition', conditions('bdd'), conditions('eating-disorder')],
        ['excludes', {}, conditions('depression-mild-moderate', 'psychosis')],
      ],
    },
  ],
};
