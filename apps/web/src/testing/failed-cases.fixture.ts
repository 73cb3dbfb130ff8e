import type { InspectedEvent } from '@waymark/contracts';
import {
  aDryRun,
  aGroup,
  aGroupAgain,
  anArchivedGroup,
  anInspectedEvent,
  aRun,
  aWaitingEvent,
  FAILED_ID,
  GROUP,
  RUN_ID,
} from './failed-examples.fixture.js';
import { answered, LONG, longWords, silent, type PageCase } from './page-case.fixture.js';

const as = 'senior-operator';
const FAILED = '/operations/failed';
const ENTRY = `${FAILED}/routing/events/${FAILED_ID}`;
const GROUP_AT = `${FAILED}/routing/groups/${GROUP}`;
const RUN_AT = `/operations/runs/routing/${RUN_ID}`;

const empty = (path: string): PageCase['path'] =>
  answered('routing', 'GET /messaging/quarantine/groups', { status: 200, body: { groups: [] } })(
    path,
  );
const inspected = (more: Partial<InspectedEvent>): PageCase['path'] =>
  answered('routing', `GET /messaging/quarantine/${FAILED_ID}`, {
    status: 200,
    body: { ...anInspectedEvent, ...more },
  })(ENTRY);
const withRun = (more: object, path = RUN_AT): PageCase['path'] =>
  answered('routing', `GET /messaging/quarantine/runs/${RUN_ID}`, {
    status: 200,
    body: { ...aRun, ...more },
  })(path);

const eventCases: readonly PageCase[] = [
  { route: '/operations/failed/:service/events/:id', state: 'default', as, path: () => ENTRY },
  {
    route: '/operations/failed/:service/events/:id',
    state: 'filtered',
    as,
    path: inspected({
      state: 'replayed',
      settledAt: '2026-11-22T11:50:00.000Z',
      settledBy: 'http://localhost:3010|operator',
      settledReason: 'Only its writing was wrong.',
      copyId: RUN_ID,
      waitingBehind: 0,
    }),
  },
  {
    route: '/operations/failed/:service/events/:id',
    state: 'empty',
    as,
    path: inspected({
      ...{ reason: 'unreadable', data: undefined, waitingBehind: 0, bytes: 12 },
      problems: [{ field: '', rule: 'unreadable: the value is no JSON' }],
    }),
  },
  {
    route: '/operations/failed/:service/events/:id',
    state: 'long',
    as,
    path: inspected({
      detail: longWords,
      data: Object.fromEntries(
        LONG.map((at) => [`aFieldWithALongName${String(at)}`, 'a-code'.repeat(12)]),
      ),
    }),
  },
  {
    route: '/operations/failed/:service/events/:id',
    state: 'error',
    as,
    path: answered('routing', `GET /messaging/quarantine/${FAILED_ID}`, silent)(ENTRY),
    status: 503,
  },
  ...(['replay', 'discard'] as const).flatMap((action): PageCase[] => [
    {
      route: `/operations/failed/:service/events/:id/${action}`,
      state: 'default',
      as,
      path: () => `${ENTRY}/${action}`,
    },
    {
      route: `/operations/failed/:service/events/:id/${action}`,
      state: 'error',
      as,
      path: () => `${ENTRY}/${action}`,
      sent: true,
    },
  ]),
  {
    route: '/operations/failed/:service/events/:id/copy',
    state: 'default',
    as,
    path: () => `${ENTRY}/copy`,
  },
  {
    route: '/operations/failed/:service/events/:id/copy',
    state: 'error',
    as,
    path: () => `${ENTRY}/copy`,
    sent: true,
  },
  {
    route: '/operations/failed/:service/events/:id/copy/check',
    state: 'default',
    as,
    path: () => `${ENTRY}/copy/check?data:attempts=as-number&data:reason=lower-case`,
  },
  {
    route: '/operations/failed/:service/events/:id/copy/check',
    state: 'error',
    as,
    path: () => `${ENTRY}/copy/check?data:attempts=as-number&data:reason=lower-case`,
    sent: true,
  },
];

const runCases: readonly PageCase[] = [
  { route: '/operations/runs', state: 'default', as, path: () => '/operations/runs' },
  {
    route: '/operations/runs',
    state: 'empty',
    as,
    path: answered('routing', 'GET /messaging/quarantine/runs', {
      status: 200,
      body: { runs: [] },
    })('/operations/runs'),
  },
  {
    route: '/operations/runs',
    state: 'long',
    as,
    path: answered('routing', 'GET /messaging/quarantine/runs', {
      status: 200,
      body: { runs: LONG.map(() => ({ ...aRun, reason: longWords })) },
    })('/operations/runs'),
  },
  {
    route: '/operations/runs',
    state: 'error',
    as,
    path: answered('routing', 'GET /messaging/quarantine/runs', silent)('/operations/runs'),
  },
  {
    route: '/operations/runs/:service/:runId',
    state: 'error',
    as,
    path: answered('routing', `GET /messaging/quarantine/runs/${RUN_ID}`, silent)(RUN_AT),
    status: 503,
  },
  { route: '/operations/runs/:service/:runId', state: 'default', as, path: () => RUN_AT },
  {
    route: '/operations/runs/:service/:runId',
    state: 'filtered',
    as,
    path: withRun({ ...aDryRun, reason: longWords }),
  },
  ...(['pause', 'resume', 'cancel'] as const).map((turn): PageCase => ({
    route: '/operations/runs/:service/:runId/:turn',
    state: 'default',
    as,
    path: withRun({ state: turn === 'resume' ? 'paused' : 'running' }, `${RUN_AT}/${turn}`),
  })),
  {
    route: '/operations/runs/:service/:runId/:turn',
    state: 'error',
    as,
    path: () => `${RUN_AT}/cancel`,
    sent: true,
  },
];

const careCases: readonly PageCase[] = [
  {
    route: FAILED,
    state: 'filtered',
    as,
    path: answered('routing', 'GET /messaging/quarantine/groups', {
      status: 200,
      body: { groups: [aGroupAgain, anArchivedGroup] },
    })(FAILED),
  },
  {
    route: '/operations/failed/:service/groups/:group',
    state: 'filtered',
    as,
    path: answered('routing', 'GET /messaging/quarantine/groups', {
      status: 200,
      body: { groups: [{ ...aGroupAgain, group: GROUP, archivedAt: '2026-11-22T10:00:00.000Z' }] },
    })(GROUP_AT),
  },
  {
    route: '/operations/failed/:service/groups/:group/assignment',
    state: 'default',
    as,
    path: () => `${GROUP_AT}/assignment`,
  },
  {
    route: '/operations/failed/:service/groups/:group/assignment',
    state: 'error',
    as,
    path: () => `${GROUP_AT}/assignment`,
    sent: 'emptied',
  },
  {
    route: '/operations/failed/:service/groups/:group/assignment',
    state: 'empty',
    as,
    path: empty(`${GROUP_AT}/assignment`),
  },
  ...(['archive', 'return'] as const).flatMap((turn): PageCase[] => [
    {
      route: `/operations/failed/:service/groups/:group/${turn}`,
      state: 'default',
      as,
      path: () => `${GROUP_AT}/${turn}`,
    },
    {
      route: `/operations/failed/:service/groups/:group/${turn}`,
      state: 'error',
      as,
      path: () => `${GROUP_AT}/${turn}`,
      sent: true,
    },
  ]),
];

/** Failed events, and replays of them. */
export const failedCases: readonly PageCase[] = [
  { route: FAILED, state: 'default', as, path: () => FAILED },
  { route: FAILED, state: 'empty', as, path: empty(FAILED) },
  {
    route: FAILED,
    state: 'error',
    as,
    path: answered('eligibility', 'GET /messaging/quarantine', silent)(FAILED),
  },
  {
    route: FAILED,
    state: 'long',
    as,
    path: answered('routing', 'GET /messaging/quarantine/groups', {
      status: 200,
      body: { groups: LONG.map(() => ({ ...aGroup, detail: longWords })) },
    })(FAILED),
  },
  {
    route: '/operations/failed/:service/groups/:group',
    state: 'default',
    as,
    path: () => GROUP_AT,
  },
  {
    route: '/operations/failed/:service/groups/:group',
    state: 'empty',
    as,
    path: (visitor, services) => {
      services.answer('routing', 'GET /messaging/quarantine?', {
        status: 200,
        body: { events: [] },
      });
      return empty(GROUP_AT)(visitor, services);
    },
  },
  {
    route: '/operations/failed/:service/groups/:group',
    state: 'long',
    as,
    path: answered('routing', 'GET /messaging/quarantine?', {
      status: 200,
      body: { events: LONG.map((at) => ({ ...aWaitingEvent, sequence: at + 1 })) },
    })(GROUP_AT),
  },
  {
    route: '/operations/failed/:service/groups/:group',
    state: 'error',
    as,
    path: answered('routing', 'GET /messaging/quarantine', silent)(GROUP_AT),
    status: 503,
  },
  {
    route: '/operations/failed/:service/groups/:group/replay',
    state: 'default',
    as,
    path: () => `${GROUP_AT}/replay`,
  },
  {
    route: '/operations/failed/:service/groups/:group/replay',
    state: 'error',
    as,
    path: () => `${GROUP_AT}/replay`,
    sent: true,
  },
  ...careCases,
  ...eventCases,
  ...runCases,
];
