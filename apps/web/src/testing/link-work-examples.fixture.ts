import type { PlanDesk, PlanSaved } from '@waymark/contracts';
import { REFERRAL_ID } from './referral-examples.fixture.js';

export const PLAN_ID = '0b8f6f0e-0000-4000-8000-0000000000d1';
const entryId = (last: string): string => `0b8f6f0e-0000-4000-8000-0000000000${last}`;
export const GOAL_ID = entryId('e1');
export const STEP_ID = entryId('e2');
export const CONTACT_ID = entryId('e4');

const by = { byName: 'Robin Example' };

/** A plan some months old; the person and the team are invented. */
export const aPlanDesk: PlanDesk = {
  referralId: REFERRAL_ID,
  reference: 'WM-4K7Q-2N8D',
  serviceId: 'sheffield-light',
  isWithThem: true,
  may: [
    'add-goal',
    'change-goal',
    'add-step',
    'record-step',
    'record-contact',
    'record-review',
    'record-scores',
    'record-signpost',
    'record-barrier',
    'strike-entry',
    'end',
  ],
  limit: { endsBy: '2028-06-20', prepareFrom: '2028-05-09', from: 'birth' },
  domains: [
    { code: 'domain-1', label: 'Domain 1' },
    { code: 'domain-2', label: 'Domain 2' },
    { code: 'domain-3', label: 'Domain 3' },
  ],
  plan: {
    planId: PLAN_ID,
    version: 12,
    state: 'open',
    openedOn: '2026-09-14',
    nextReviewOn: '2026-11-20',
    overdue: true,
    goals: [
      {
        entryId: GOAL_ID,
        on: '2026-09-14',
        ...by,
        words: 'To sing again.\nTo meet other mums who get it.',
        category: 'groups',
        state: 'open',
        steps: [
          {
            entryId: STEP_ID,
            on: '2026-09-14',
            ...by,
            words: 'Ring the choir and ask about babies.',
            who: 'link-worker',
            by: '2026-10-01',
            state: 'done',
            overdue: false,
          },
          {
            entryId: entryId('e3'),
            on: '2026-10-12',
            ...by,
            words: 'Go to the first rehearsal together.',
            who: 'person',
            by: '2026-11-10',
            state: 'open',
            overdue: true,
          },
        ],
      },
      {
        entryId: entryId('f1'),
        on: '2026-10-12',
        ...by,
        words: 'Money that lasts the month.',
        category: 'benefits',
        state: 'partly-reached',
        steps: [],
      },
    ],
    contacts: [
      {
        entryId: CONTACT_ID,
        on: '2026-11-18',
        ...by,
        words: 'Sounded brighter.',
        channel: 'phone',
        reached: true,
        minutes: 25,
        asAgreed: true,
      },
      {
        entryId: entryId('e5'),
        on: '2026-11-11',
        ...by,
        words: 'Left a message by mistake; told the safeguarding lead.',
        channel: 'voicemail',
        reached: false,
        minutes: 1,
        asAgreed: false,
        struck: 'wrong-person',
      },
    ],
    reviews: [
      {
        entryId: entryId('e6'),
        on: '2026-10-12',
        ...by,
        words: 'Going well; benefits are new.',
        nextReviewOn: '2026-11-20',
      },
    ],
    scores: [
      {
        entryId: entryId('e8'),
        on: '2026-10-12',
        ...by,
        at: 'review',
        scores: [
          { domain: 'domain-1', score: 6 },
          { domain: 'domain-3', score: 5 },
        ],
      },
      {
        entryId: entryId('e7'),
        on: '2026-09-14',
        ...by,
        at: 'start',
        scores: [
          { domain: 'domain-1', score: 3 },
          { domain: 'domain-2', score: 4 },
        ],
      },
    ],
    signposts: [
      {
        entryId: entryId('e9'),
        on: '2026-10-12',
        ...by,
        category: 'peer-support',
        serviceId: 'cw-loss',
      },
      {
        entryId: entryId('ea'),
        on: '2026-10-12',
        ...by,
        category: 'food-and-baby-banks',
        words: 'The baby bank at the family hub.',
      },
    ],
    barriers: [
      {
        entryId: entryId('eb'),
        on: '2026-10-12',
        ...by,
        barrier: 'transport',
        category: 'groups',
        overcome: false,
        words: 'The last bus is at six.',
      },
    ],
    changes: [
      { version: 12, at: '2026-11-18T10:00:00.000Z', what: 'record-contact', ...by },
      { version: 1, at: '2026-09-14T09:00:00.000Z', what: 'open', ...by },
    ],
  },
};

const { plan: _plan, ...withoutPlan } = aPlanDesk;
export const aDeskWithoutPlan: PlanDesk = { ...withoutPlan, may: ['open'] };

export const aPlanSaved: PlanSaved = { planId: PLAN_ID, version: 13, entryId: GOAL_ID };
