import { itHasNoBarriers } from '../testing/pages-in-a-browser.fixture.js';
import { pageCases } from '../testing/page-cases.fixture.js';
import { WIDER } from './marked.fixture.js';

const routes = [...new Set(pageCases.map(({ route }) => route))].filter((route) =>
  route.startsWith('/for-you'),
);

itHasNoBarriers('others', { name: 'wider-', routes, language: WIDER });
