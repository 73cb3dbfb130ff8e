import { missedAppointment } from './appointment-examples.fixture.js';
import type {
  ConcernTask,
  ServiceSettings,
  TargetNow,
  Directory,
  Flow,
  FoundReferrals,
  Ledger,
  PlacementView,
  Timeline,
  Worklist,
  WorklistItem,
} from '@waymark/contracts';
import { aServiceNow } from './directory-examples.fixture.js';
import { decideNext, hubHolds, REFERRAL_ID } from './referral-examples.fixture.js';

const item: WorklistItem = {
  referralId: REFERRAL_ID,
  reference: 'WM-4K7Q-2N8D',
  state: 'acknowledged',
  pathway: 'perinatal-loss',
  as: 'lead',
  holder: hubHolds,
  nextStep: decideNext,
  because: 'The person lives in Coventry and the loss is of a kind that the service takes.',
  urgent: false,
  overdue: false,
  needsAttention: false,
  firstReferredOn: '2026-11-20',
  daysWaited: 2,
  version: 3,
};

export const aWorklist: Worklist = {
  organisation: 'cw-loss',
  total: 4,
  items: [
    {
      ...item,
      referralId: '0b8f6f0e-0000-4000-8000-000000000003',
      reference: 'WM-7QQ2-0C4M',
      urgent: true,
      overdue: true,
      because: 'A sign was seen that needs somebody within 48 hours.',
      nextStep: { ...decideNext, what: 'acknowledge', dueAt: '2026-11-20T17:00:00.000Z' },
      state: 'offered',
      why: 'new',
      part: 'overdue',
      notices: ['baby-died'],
    },
    { ...item, why: 'information-arrived', part: 'due-later', assignee: 'x|priya' },
    {
      ...item,
      referralId: '0b8f6f0e-0000-4000-8000-000000000004',
      reference: 'WM-1A2B-3C4D',
      pathway: 'birth-trauma',
      needsAttention: true,
      nextStep: { ...decideNext, dueAt: '2026-12-02T17:00:00.000Z' },
      why: 'decide',
      part: 'due-later',
    },
  ],
  parts: [
    { of: 'overdue', count: 1 },
    { of: 'due-later', count: 3 },
  ],
  counts: {
    total: 4,
    why: [
      { of: 'new', count: 1 },
      { of: 'information-arrived', count: 1 },
      { of: 'decide', count: 2 },
    ],
    part: [
      { of: 'overdue', count: 1 },
      { of: 'due-later', count: 3 },
    ],
    doneToday: 2,
  },
  page: 1,
};

export const aPlacement: PlacementView = {
  ...item,
  serviceId: 'cw-loss',
  factsVersion: 1,
  advice: [{ kind: 'bereavement-midwife', how: 'The maternity unit has a bereavement midwife.' }],
  history: [
    {
      at: '2026-11-20T10:02:12.000Z',
      what: 'offered',
      by: '',
      because: 'Offered to the Perinatal Loss Pathway: the criteria it has published are met.',
    },
    {
      at: '2026-11-20T15:40:00.000Z',
      what: 'acknowledged',
      by: 'Joe Adeyemi',
      because: 'Acknowledged by a named person.',
    },
  ],
  considered: [
    {
      rule: 'hub-pathway-met',
      serviceId: 'cw-loss',
      taken: true,
      because: 'The pathway is offered and the criteria are met.',
    },
    { rule: 'urgent-safety', taken: false, because: 'Nothing seen needs a call now.' },
  ],
  decisions: [
    {
      at: '2026-11-20T10:02:12.000Z',
      because: 'Offered to the Perinatal Loss Pathway: the criteria it has published are met.',
      considered: [
        {
          rule: 'hub-pathway-met',
          serviceId: 'cw-loss',
          taken: true,
          because: 'The pathway is offered and the criteria are met.',
        },
        { rule: 'urgent-safety', taken: false, because: 'Nothing seen needs a call now.' },
      ],
    },
  ],
  moves: [
    'accept',
    'decline',
    'ask',
    'offer-to',
    'record-call',
    'record-receipt',
    'reconfirm',
    'close',
  ],
  alongside: [],
  appointments: [
    {
      appointmentId: '5d2f8a10-0000-4000-8000-000000000007',
      serviceId: 'cw-loss',
      serviceName: 'Perinatal Loss Pathway',
      purpose: 'assessment',
      mode: 'video',
      at: '2026-12-07T10:30:00.000Z',
      minutes: 60,
      interpreter: 'to-arrange',
    },
    missedAppointment,
  ],
  contact: { at: '2026-11-21T15:00:00.000Z', way: 'telephone', reached: false },
  tasks: [
    {
      taskId: '5d2f8a10-0000-4000-8000-000000000007',
      step: {
        what: 'arrange-interpreter',
        owner: 'cw-loss',
        ownerName: 'Perinatal Loss Pathway',
        because: 'An interpreter is needed and not arranged yet.',
        dueAt: '2026-12-03T17:00:00.000Z',
      },
    },
    {
      taskId: '5d2f8a10-0000-4000-8000-000000000008',
      step: {
        what: 'contact-by-another-way',
        owner: 'cw-loss',
        ownerName: 'Perinatal Loss Pathway',
        because: 'The person has not been reached yet.',
        dueAt: '2026-11-24T17:00:00.000Z',
      },
    },
  ],
};

const nationalTargets: readonly TargetNow[] = (
  [
    ['acknowledge', 2],
    ['decide', 10],
    ['book-appointment', 5],
    ['start-care', 30],
    ['review-wait', 20],
    ['review-care', 30],
  ] as const
).map(([step, days]) => ({
  step,
  workingDays: days,
  setBy: 'national',
  nationalWorkingDays: days,
}));

const ownTargets: readonly TargetNow[] = nationalTargets.map((target) =>
  target.step === 'decide' ? { ...target, workingDays: 5, setBy: 'service' } : target,
);

export const aDirectory: Directory = {
  goingOn: [],
  services: [
    {
      name: 'Perinatal Loss Pathway',
      area: 'Coventry and Warwickshire',
      kind: 'mmhs',
      joined: true,
      marked: 'Demonstration: criteria read from a public page, mailbox invented.',
      pathways: ['perinatal-loss'],
      targets: ownTargets,
      ...aServiceNow,
    },
    {
      serviceId: 'norfolk-waveney-lotus',
      name: 'Lotus',
      area: 'Norfolk and Waveney',
      kind: 'mmhs',
      opening: 'open',
      joined: true,
      marked: 'Demonstration: criteria read from a public page, mailbox invented.',
      pathways: ['birth-trauma', 'perinatal-loss'],
      targets: nationalTargets,
      openingSaidBy: 'directory',
      announced: [],
      publishedWaits: [],
      offers: [],
    },
  ],
};

export const aFlow: Flow = {
  asOf: '2026-11-22T10:42:07.000Z',
  counts: [
    {
      type: 'referral.received',
      source: 'intake',
      total: 128,
      lastHour: 6,
      lastAt: '2026-11-22T10:40:00.000Z',
    },
    { type: 'referral.assessed', source: 'eligibility', total: 127, lastHour: 6 },
  ],
};

export const aLedger: Ledger = {
  asOf: '2026-11-22T10:42:07.000Z',
  open: 41,
  closed: 87,
  states: [
    { state: 'offered', stage: 'hub', count: 12, oldestSince: '2026-11-20T10:02:12.000Z' },
    { state: 'accepted', stage: 'outcome', count: 29, oldestSince: '2026-10-01T10:02:12.000Z' },
  ],
  stuck: [
    {
      referralId: REFERRAL_ID,
      reference: 'WM-4K7Q-2N8D',
      state: 'offered',
      since: '2026-11-18T10:02:12.000Z',
      dueAt: '2026-11-20T17:00:00.000Z',
      lastEvent: { type: 'referral.offered.v1', at: '2026-11-18T10:02:12.000Z' },
      needsAttention: false,
      nextStep: { ...decideNext, dueAt: '2026-11-20T17:00:00.000Z' },
    },
  ],
};

export const found: FoundReferrals = { referralIds: [REFERRAL_ID] };

const failedInRouting = {
  eventId: 'a1b2c3d4-0000-4000-8000-000000000004',
  type: 'event.quarantined.v1',
  source: 'routing',
  at: '2026-11-20T10:05:00.000Z',
  words: 'A failed event waits for an operator; later ones of this referral wait behind it.',
} as const;

export const foundByConsumer: FoundReferrals = {
  referralIds: [REFERRAL_ID],
  events: [
    { ...failedInRouting, subject: REFERRAL_ID, reference: 'WM-4K7Q-2N8D' },
    { ...failedInRouting, eventId: 'a1b2c3d4-0000-4000-8000-000000000005', subject: 'cw-loss' },
  ],
};

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

export const aTimeline: Timeline = {
  referralId: REFERRAL_ID,
  reference: 'WM-4K7Q-2N8D',
  state: 'acknowledged',
  holder: hubHolds,
  nextStep: decideNext,
  entries: [
    {
      eventId: 'a1b2c3d4-0000-4000-8000-000000000001',
      type: 'referral.received',
      source: 'intake',
      sequence: 1,
      at: '2026-11-20T10:02:11.000Z',
      heardAt: '2026-11-20T10:02:11.100Z',
      traceparent: TRACE,
      words: 'Received from a form of a community midwife team.',
    },
    {
      eventId: 'a1b2c3d4-0000-4000-8000-000000000002',
      type: 'referral.offered',
      source: 'routing',
      sequence: 1,
      at: '2026-11-20T10:02:12.000Z',
      heardAt: '2026-11-20T10:02:12.100Z',
      causedBy: 'a1b2c3d4-0000-4000-8000-000000000001',
      traceparent: TRACE,
      words: 'Offered to cw-loss for perinatal-loss.',
    },
    {
      eventId: 'a1b2c3d4-0000-4000-8000-000000000003',
      type: 'referral.acknowledged',
      source: 'routing',
      sequence: 2,
      at: '2026-11-20T15:40:00.000Z',
      heardAt: '2026-11-20T15:43:00.000Z',
      traceparent: TRACE,
      words: 'Acknowledged by a named person.',
    },
  ],
};

/** What the questions of a move may depend on. */
export const aMoveContext = {
  services: aDirectory.services,
  ...{ today: '2026-11-22', now: new Date('2026-11-22T12:00:00.000Z') },
  placement: aPlacement,
  interpreter: { needed: false, words: '' },
  referral: undefined,
  contact: undefined,
  occurrences: [],
};

/** A call that a team has to see to. */
export const aConcern: ConcernTask = {
  concernId: '0b8f6f0e-0000-4000-8000-0000000000e1',
  raisedAt: '2026-11-22T10:00:00.000Z',
  calls: ['crisis-4h', 'maternity-triage'],
  team: 'Team wensum-maternity',
  nextStep: {
    what: 'record-call',
    owner: 'wensum-maternity',
    ownerName: 'Team wensum-maternity',
    because: 'A sign that needs a call was marked in a form that was not sent.',
    dueAt: '2026-11-22T14:30:00.000Z',
  },
  overdue: false,
  version: 2,
};

const [service] = aDirectory.services;
if (service === undefined) throw new Error('the directory has services');

/** What a service has said of itself, twice. */
export const aSettings: ServiceSettings = {
  serviceId: service.serviceId,
  version: 2,
  openings: [
    {
      opening: 'open',
      from: '2026-11-01',
      to: '2026-12-20',
      wording: 'Open as usual until the winter break.',
    },
    ...service.announced,
  ],
  waits: [{ stage: 'assessed', days: 42, asOf: '2026-11-01' }],
  targets: [
    { step: 'decide', workingDays: 5, from: '2026-11-02', to: '2027-01-31' },
    { step: 'acknowledge', workingDays: 1, from: '2026-12-01' },
  ],
  offers: service.offers,
  ...(service.capacity !== undefined && { capacity: service.capacity }),
  now: service,
  history: [
    {
      version: 2,
      at: '2026-11-20T09:00:00.000Z',
      byName: 'Joe Adeyemi',
      changed: ['openings', 'waits'],
    },
    { version: 1, at: '2026-11-01T09:00:00.000Z', byName: 'Priya Shah', changed: ['openings'] },
  ],
};

const [, unsaid] = aDirectory.services;
if (unsaid === undefined) throw new Error('the directory has two services');

/** A service that has said nothing yet. */
export const noSettings: ServiceSettings = {
  serviceId: unsaid.serviceId,
  version: 0,
  openings: [],
  waits: [],
  targets: [],
  offers: [],
  now: unsaid,
  history: [],
};
