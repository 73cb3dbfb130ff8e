import type {
  FlowStages,
  Consumers,
  DecisionRecord,
  Deliveries,
  MessageBacklog,
  Nudge,
  OperatorLog,
  ReconciliationFound,
  ServiceName,
  ShownIdentity,
} from '@waymark/contracts';
import { RUN_ID } from './failed-examples.fixture.js';
import { REFERRAL_ID } from './referral-examples.fixture.js';

const GROUPS: readonly ServiceName[] = [
  'intake',
  'eligibility',
  'routing',
  'notification',
  'operations',
];

export const aDecisionRecord: DecisionRecord = {
  referralId: REFERRAL_ID,
  decisions: [
    {
      at: '2026-11-20T10:02:12.000Z',
      considered: [
        { rule: 'urgent-safety', taken: false },
        { rule: 'hub-pathway-met', taken: true },
        { rule: 'hub-pathway-met', serviceId: 'candp-ptls', taken: false, whyNot: 'not-yet' },
        {
          rule: 'hub-pathway-met',
          serviceId: 'cw-loss',
          serviceName: 'Perinatal Loss Pathway',
          taken: true,
        },
      ],
    },
    {
      at: '2026-11-20T10:02:11.000Z',
      considered: [{ rule: 'a-person-finds-a-place', taken: true }],
    },
  ],
};

export const aNudge: Nudge = {
  referralId: REFERRAL_ID,
  asked: 'cw-loss',
  at: '2026-11-22T09:00:00.000Z',
  reason: 'nothing-recorded',
  byName: 'Sam Okoro',
  againFrom: '2026-11-23T09:00:00.000Z',
};

export const someConsumers: Consumers = {
  asOf: '2026-11-22T12:00:00.000Z',
  consumers: [
    {
      lane: 'normal',
      hears: ['intake', 'eligibility'],
      hearing: true,
      oldestSeconds: 0,
      sinceDoneSeconds: 4,
    },
    { lane: 'urgent', hears: ['intake', 'eligibility'], hearing: true, oldestSeconds: 0 },
  ],
  groups: GROUPS.flatMap((service) =>
    (['normal', 'urgent'] as const).map((lane) => ({ service, lane, members: 1 })),
  ),
  groupsAsOf: '2026-11-22T11:59:58.000Z',
};

export const someDeliveries: Deliveries = {
  deliveries: [
    {
      messageId: '0b8f6f0e-0000-4000-8000-0000000000b1',
      referralId: REFERRAL_ID,
      audience: 'staff',
      template: 'needs-attention',
      status: 'PENDING',
      attempts: 2,
      plannedAt: '2026-11-22T11:40:00.000Z',
      nextAttemptAt: '2026-11-22T12:10:00.000Z',
      lastTrouble: 'down: 421',
      channel: 'email',
    },
    {
      messageId: '0b8f6f0e-0000-4000-8000-0000000000b2',
      referralId: REFERRAL_ID,
      audience: 'woman',
      template: 'received',
      status: 'SENT',
      attempts: 1,
      plannedAt: '2026-11-22T11:30:00.000Z',
      nextAttemptAt: '2026-11-22T11:32:00.000Z',
      providerReference: '<a1b2@mail.example>',
      channel: 'sms',
      receipt: 'delivered',
    },
  ],
};

export const nothingWaits: MessageBacklog = {
  asOf: '2026-11-22T12:00:00.000Z',
  perSecond: 50,
  channels: [
    { channel: 'email', waiting: 0 },
    { channel: 'sms', waiting: 0 },
    { channel: 'undecided', waiting: 0 },
    { channel: 'webhook', waiting: 0 },
  ],
  providers: [
    {
      channel: 'email',
      provider: 'mail-server',
      state: 'answers',
      since: '2026-11-20T08:00:00.000Z',
    },
  ],
};

/** Notify is away; a mail server goes on. */
export const anOutage: MessageBacklog = {
  ...nothingWaits,
  channels: [
    { channel: 'email', waiting: 1, oldestAt: '2026-11-22T11:59:30.000Z' },
    { channel: 'sms', waiting: 31, oldestAt: '2026-11-22T11:02:00.000Z' },
    { channel: 'undecided', waiting: 0 },
    { channel: 'webhook', waiting: 2, oldestAt: '2026-11-21T09:00:00.000Z' },
  ],
  providers: [
    ...nothingWaits.providers,
    {
      channel: 'sms',
      provider: 'govuk-notify',
      state: 'silent',
      since: '2026-11-22T11:02:00.000Z',
      code: 'timeout',
    },
  ],
};

export const anOperatorLog: OperatorLog = {
  acts: [
    {
      at: '2026-11-22T11:40:00.000Z',
      action: 'quarantine.run',
      subject: RUN_ID,
      by: 'http://localhost:3010|operator',
      reason: 'The hearer is mended.',
      from: '192.0.2.17 session:0a1b2c3d4e5f',
      result: 'under-way',
      events: { total: 40, succeeded: 12, failed: 1 },
    },
    {
      at: '2026-11-22T11:30:00.000Z',
      action: 'quarantine.replayed',
      subject: REFERRAL_ID,
      by: 'http://localhost:3010|operator',
      reason: 'It may have been the network.',
      result: 'failed',
      because: 'failed-again',
    },
    {
      at: '2026-11-22T11:20:00.000Z',
      action: 'quarantine.discarded',
      subject: REFERRAL_ID,
      by: 'http://elsewhere|somebody',
      reason: 'It is known to whoever has to know.',
    },
  ],
};

export const aReconciliation: ReconciliationFound = {
  runId: '0b8f6f0e-0000-4000-8000-0000000000b3',
  state: 'incomplete',
  beganAt: '2026-11-22T11:00:00.000Z',
  endedAt: '2026-11-22T11:01:00.000Z',
  referrals: 128,
  compared: 9,
  of: 10,
  onTheirWay: 2,
  differences: 1,
  resolved: 0,
  silent: ['notification'],
  hasMore: false,
  standing: [
    {
      kind: 'stuck',
      subject: REFERRAL_ID,
      of: 'intake',
      at: 'eligibility',
      book: 'said',
      expected: 4,
      found: 2,
      firstSeenAt: '2026-11-22T10:00:00.000Z',
      what: 'eligibility has heard intake up to number 2 of 4.',
      toDo: 'Have it said again.',
      sayAgain: { service: 'intake', from: 3, to: 4 },
    },
  ],
};

export const aShownIdentity: ShownIdentity = { fullName: 'Amara Example', birthDate: '1994-02-28' };

export const someStages: FlowStages = {
  asOf: '2026-11-22T10:42:07.000Z',
  stages: [
    { stage: 'intake', now: 0, inLastHour: 7, outLastHour: 8 },
    {
      stage: 'criteria',
      now: 1,
      inLastHour: 6,
      outLastHour: 5,
      oldestSince: '2026-11-22T10:41:50.000Z',
    },
    { stage: 'route', now: 0, inLastHour: 5, outLastHour: 4 },
    {
      stage: 'hub',
      now: 12,
      inLastHour: 4,
      outLastHour: 3,
      oldestSince: '2026-11-18T10:02:12.000Z',
    },
    {
      stage: 'outcome',
      now: 29,
      inLastHour: 3,
      outLastHour: 2,
      oldestSince: '2026-10-01T10:02:12.000Z',
    },
  ],
};
