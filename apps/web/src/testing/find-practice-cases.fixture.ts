import { beginForm } from './a-filled-form.fixture.js';
import { LONG, longWords, withDraft, type PageCase } from './page-case.fixture.js';
import { practicesFound } from './referral-examples.fixture.js';

export const findPracticeCases: readonly PageCase[] = [
  {
    route: '/refer/:id/practice',
    state: 'default',
    as: 'referrer',
    path: withDraft('/practice?q=mill'),
  },
  {
    route: '/refer/:id/practice',
    state: 'empty',
    as: 'referrer',
    path: async (visitor, services) => {
      services.answer('intake', 'GET /practices', {
        status: 200,
        body: { practices: [], more: false },
      });
      return `${await beginForm(visitor)}/practice?q=mill`;
    },
  },
  {
    route: '/refer/:id/practice',
    state: 'error',
    as: 'referrer',
    path: withDraft('/practice?q=m'),
    sent: true,
  },
  {
    route: '/refer/:id/practice',
    state: 'long',
    as: 'referrer',
    path: async (visitor, services) => {
      const [practice] = practicesFound.practices;
      const practices = LONG.slice(0, 20).map(() => ({ ...practice, name: longWords }));
      services.answer('intake', 'GET /practices', { status: 200, body: { practices, more: true } });
      return `${await beginForm(visitor)}/practice?q=mill`;
    },
  },
];
