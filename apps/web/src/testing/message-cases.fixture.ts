import { aTemplate, someTemplates } from './message-examples.fixture.js';
import { answered, LONG, longWords, silent, type PageCase } from './page-case.fixture.js';

const [template] = someTemplates.templates;
const [preview] = aTemplate.previews;
const many = LONG.map(() => ({ ...template, usedWhen: longWords }));

/** What people are told, as those who look after the line and those who work with people find it. */
export const messageCases: readonly PageCase[] = [
  { route: '/messages', state: 'default', as: 'operator', path: () => '/messages' },
  {
    route: '/messages',
    state: 'empty',
    as: 'administrator',
    path: answered('notification', 'GET /templates', { status: 200, body: { templates: [] } })(
      '/messages',
    ),
  },
  {
    route: '/messages',
    state: 'long',
    as: 'hub-clinician',
    path: answered('notification', 'GET /templates', { status: 200, body: { templates: many } })(
      '/messages',
    ),
  },
  {
    route: '/messages',
    state: 'error',
    as: 'operator',
    status: 503,
    path: answered('notification', 'GET /templates', silent)('/messages'),
  },
  {
    route: '/messages/:template',
    state: 'default',
    as: 'hub-clinician',
    path: () => '/messages/woman-update',
  },
  {
    route: '/messages/:template',
    state: 'long',
    as: 'operator',
    path: answered('notification', 'GET /templates/woman-update', {
      status: 200,
      body: { ...aTemplate, previews: LONG.map(() => ({ ...preview, text: longWords })) },
    })('/messages/woman-update'),
  },
  {
    route: '/messages/:template',
    state: 'error',
    as: 'operator',
    status: 404,
    path: answered('notification', 'GET /templates/woman-forgotten', {
      status: 404,
      body: { status: 404, code: 'not-found' },
    })('/messages/woman-forgotten'),
  },
];
