import { checkFirst, fillForm } from './a-filled-form.fixture.js';
import { aPreCheck, everyNo } from './judging-examples.fixture.js';
import { contradicted, silent, withDraft, type PageCase } from './page-case.fixture.js';

/** What the criteria say, before it is sent and before anybody is named. */
export const criteriaCases: readonly PageCase[] = [
  {
    route: '/refer/:id/criteria',
    state: 'default',
    as: 'referrer',
    path: withDraft('/criteria', fillForm),
  },
  {
    route: '/refer/:id/criteria',
    state: 'error',
    as: 'referrer',
    path: async (visitor, services) => {
      services.answer('eligibility', 'POST /pre-checks', silent);
      return `${await fillForm(visitor)}/criteria`;
    },
  },
  {
    route: '/refer/:id/criteria',
    state: 'long',
    as: 'referrer',
    path: async (visitor, services) => {
      services.answer('eligibility', 'POST /pre-checks', contradicted);
      return `${await fillForm(visitor)}/criteria`;
    },
  },
  {
    route: '/refer/:id/criteria',
    state: 'empty',
    as: 'referrer',
    path: async (visitor, services) => {
      services.answer('eligibility', 'POST /pre-checks', { status: 200, body: everyNo });
      return `${await fillForm(visitor)}/criteria`;
    },
  },
  {
    route: '/refer/:id/so-far',
    state: 'default',
    as: 'referrer',
    path: withDraft('/so-far', checkFirst),
  },
  {
    route: '/refer/:id/so-far',
    state: 'empty',
    as: 'referrer',
    path: async (visitor, services) => {
      const body = { ...aPreCheck, candidates: [], judgements: [], missing: [] };
      services.answer('eligibility', 'POST /pre-checks', { status: 200, body });
      return `${await checkFirst(visitor)}/so-far`;
    },
  },
  {
    route: '/refer/:id/so-far',
    state: 'error',
    as: 'referrer',
    path: async (visitor, services) => {
      services.answer('eligibility', 'POST /pre-checks', silent);
      return `${await checkFirst(visitor)}/so-far`;
    },
  },
];
