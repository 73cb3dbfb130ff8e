import { answered, LONG, longWords, silent, type PageCase } from './page-case.fixture.js';
import { aWebhook, someWebhooks, WEBHOOK_ID as W } from './webhook-examples.fixture.js';

const as = 'administrator';
const [first] = someWebhooks.webhooks;
const [delivery] = aWebhook.deliveries;
const longUrl = `https://system.example.nhs.uk/${'a-very-long-path/'.repeat(20)}`;

/** Systems that are told, as administrators look after them. */
export const webhookCases: readonly PageCase[] = [
  { route: '/webhooks', state: 'default', as, path: () => '/webhooks' },
  {
    route: '/webhooks',
    state: 'empty',
    as,
    path: answered('notification', 'GET /webhooks', { status: 200, body: { webhooks: [] } })(
      '/webhooks',
    ),
  },
  {
    route: '/webhooks',
    state: 'long',
    as,
    path: answered('notification', 'GET /webhooks', {
      status: 200,
      body: { webhooks: LONG.map(() => ({ ...first, url: longUrl })) },
    })('/webhooks'),
  },
  {
    route: '/webhooks',
    state: 'error',
    as,
    path: answered('notification', 'GET /webhooks', silent)('/webhooks'),
    status: 503,
  },
  { route: '/webhooks/add', state: 'default', as, path: () => '/webhooks/add' },
  { route: '/webhooks/add', state: 'error', as, path: () => '/webhooks/add', sent: true },
  { route: '/webhooks/:id', state: 'default', as, path: () => `/webhooks/${W}` },
  {
    route: '/webhooks/:id',
    state: 'empty',
    as,
    path: answered('notification', `GET /webhooks/${W}`, {
      status: 200,
      body: { ...aWebhook, deliveries: [] },
    })(`/webhooks/${W}`),
  },
  {
    route: '/webhooks/:id',
    state: 'long',
    as,
    path: answered('notification', `GET /webhooks/${W}`, {
      status: 200,
      body: {
        ...{ ...aWebhook, url: longUrl, state: 'disabled', because: 'gone', failures: 50 },
        deliveries: LONG.map(() => ({ ...delivery, lastTrouble: longWords })),
      },
    })(`/webhooks/${W}`),
  },
  {
    route: '/webhooks/:id',
    state: 'error',
    as,
    path: answered('notification', `GET /webhooks/${W}`, silent)(`/webhooks/${W}`),
    status: 503,
  },
  { route: '/webhooks/:id/secret', state: 'default', as, path: () => `/webhooks/${W}/secret` },
  {
    route: '/webhooks/:id/secret',
    state: 'filtered',
    as,
    path: () => `/webhooks/${W}/secret`,
    sent: true,
    status: 200,
  },
  { route: '/webhooks/:id/:change', state: 'default', as, path: () => `/webhooks/${W}/stop` },
  { route: '/webhooks/:id/:change', state: 'filtered', as, path: () => `/webhooks/${W}/test` },
  { route: '/webhooks/:id/:change', state: 'empty', as, path: () => `/webhooks/${W}/enabling` },
  {
    route: '/webhooks/:id/:change',
    state: 'error',
    as,
    path: answered('notification', `POST /webhooks/${W}/tests`, {
      status: 409,
      body: { status: 409, code: 'webhook-disabled', detail: 'Nothing is sent there.' },
    })(`/webhooks/${W}/test`),
    sent: true,
    status: 409,
  },
];
