import type {
  CopyTrial,
  InspectedEvent,
  QuarantinedEvent,
  QuarantineGroup,
  QuarantineRunView,
} from '@waymark/contracts';
import { REFERRAL_ID } from './referral-examples.fixture.js';

export const FAILED_ID = '0b8f6f0e-0000-4000-8000-0000000000f1';
export const RUN_ID = '0b8f6f0e-0000-4000-8000-0000000000f2';
export const GROUP = 'a1b2c3d4e5f60718';

export const aGroup: QuarantineGroup = {
  group: GROUP,
  reason: 'contract-broken',
  type: 'message.failed.v1',
  producer: 'notification',
  error: 'ContractBroken',
  detail: 'attempts: isInt; reason: isIn',
  events: 40,
  subjects: 38,
  oldest: '2026-11-22T09:00:00.000Z',
  newest: '2026-11-22T11:30:00.000Z',
  example: FAILED_ID,
};

/** Settled once, and there again; somebody looks after it. */
export const aGroupAgain: QuarantineGroup = {
  ...aGroup,
  group: 'b1b2c3d4e5f60718',
  settledBefore: '2026-11-10T09:00:00.000Z',
  assignee: 'http://localhost:3010|senior-operator',
};

export const anArchivedGroup: QuarantineGroup = {
  ...aGroup,
  group: 'c1b2c3d4e5f60718',
  archivedAt: '2026-11-22T11:45:00.000Z',
  assignee: 'http://localhost:3010|somebody-gone',
};

export const aWaitingEvent: QuarantinedEvent = {
  id: FAILED_ID,
  reason: 'contract-broken',
  eventId: '0b8f6f0e-0000-4000-8000-0000000000f3',
  type: 'message.failed.v1',
  producer: 'notification',
  subject: REFERRAL_ID,
  sequence: 3,
  topic: 'waymark.notification',
  partition: 7,
  offset: 1042,
  error: 'ContractBroken',
  detail: 'attempts: isInt; reason: isIn',
  attempts: 1,
  since: '2026-11-22T09:00:00.000Z',
};

export const anInspectedEvent: InspectedEvent = {
  ...aWaitingEvent,
  group: GROUP,
  state: 'waiting',
  waitingBehind: 2,
  headers: {
    ce_type: 'message.failed.v1',
    ce_source: 'notification',
    ce_subject: REFERRAL_ID,
    ce_sequence: '3',
  },
  data: { messageId: REFERRAL_ID, attempts: '3', reason: 'BOUNCED', note: '(text of 24)' },
  bytes: 214,
  problems: [
    { field: 'attempts', rule: 'isInt' },
    { field: 'reason', rule: 'isIn' },
  ],
};

export const aRun: QuarantineRunView = {
  runId: RUN_ID,
  group: GROUP,
  dry: false,
  perSecond: 10,
  state: 'running',
  total: 40,
  succeeded: 12,
  failed: 1,
  others: 27,
  newSince: 3,
  by: 'http://localhost:3010|operator',
  reason: 'The hearer is mended.',
  askedAt: '2026-11-22T11:40:00.000Z',
};

export const aDryRun: QuarantineRunView = {
  ...aRun,
  runId: '0b8f6f0e-0000-4000-8000-0000000000f4',
  dry: true,
  state: 'done',
  succeeded: 39,
  failed: 1,
  others: 0,
  endedAt: '2026-11-22T11:45:00.000Z',
};

export const aCopyTrial: CopyTrial = {
  wouldSucceed: true,
  differences: [
    { in: 'data', field: 'attempts', before: '"3"', after: '3' },
    { in: 'data', field: 'reason', before: '"BOUNCED"', after: '"bounced"' },
  ],
};

const ENTRY = `/messaging/quarantine/${FAILED_ID}`;
const RUN = `/messaging/quarantine/runs/${RUN_ID}`;

/** What routing answers: one group of failed events, and a replay of it under way. */
export const quarantine = {
  'GET /messaging/quarantine/groups': { status: 200, body: { groups: [aGroup] } },
  'GET /messaging/quarantine?': { status: 200, body: { events: [aWaitingEvent] } },
  [`POST /messaging/quarantine/groups/${GROUP}`]: { status: 200, body: {} },
  [`GET ${ENTRY}`]: { status: 200, body: anInspectedEvent },
  [`POST ${ENTRY}/dry-run`]: { status: 200, body: { wouldSucceed: true } },
  [`POST ${ENTRY}/replay`]: { status: 200, body: {} },
  [`POST ${ENTRY}/discard`]: { status: 200, body: {} },
  [`POST ${ENTRY}/copy`]: { status: 200, body: { eventId: RUN_ID } },
  [`POST ${ENTRY}/copy/dry-run`]: { status: 200, body: aCopyTrial },
  'GET /messaging/quarantine/runs': { status: 200, body: { runs: [aDryRun] } },
  'POST /messaging/quarantine/runs': { status: 202, body: aRun },
  [`GET ${RUN}`]: { status: 200, body: aRun },
  [`POST ${RUN}`]: { status: 200, body: aRun },
};
