import { answered, type PageCase } from './page-case.fixture.js';
import { aConcern } from './placing-examples.fixture.js';

const tasks = { status: 200, body: { tasks: [aConcern] } };
const path = answered(
  'routing',
  'GET /safety-concerns',
  tasks,
)(`/safety-concerns/${aConcern.concernId}`);
const page = { route: '/safety-concerns/:id', as: 'referrer', path } as const;

/** A call to see to, and the worklist that names it. */
export const concernCases: readonly PageCase[] = [
  { ...page, state: 'default' },
  { ...page, state: 'error', sent: true },
  {
    route: '/worklist',
    state: 'filtered',
    as: 'referrer',
    path: answered('routing', 'GET /safety-concerns', tasks)('/worklist'),
  },
];
