import { fillForm } from './a-filled-form.fixture.js';
import type { Limit } from './limits.fixture.js';
import { answerOwn } from './own-pages.fixture.js';
import type { PageCase } from './page-case.fixture.js';

const refused = (
  limit: Limit,
  page: Pick<PageCase, 'route' | 'as' | 'path'> & Pick<Partial<PageCase>, 'sent'>,
): PageCase => ({
  ...page,
  state: 'error',
  path: async (visitor, services) => {
    const path = await page.path(visitor, services);
    services.tooManyOf.add(limit);
    return path;
  },
  status: 429,
});

/** The page that tells somebody to wait, for each limit that the site has. */
export const throttledCases: readonly PageCase[] = [
  refused('request', { route: '/referrals', as: 'referrer', path: () => '/referrals' }),
  refused('request', { route: '/signed-out', as: 'nobody', path: () => '/signed-out' }),
  refused('request', { route: '/for-you', as: 'nobody', path: () => '/for-you' }),
  refused('organisation-sent', {
    route: '/refer/:id/check-answers',
    as: 'referrer',
    path: async (visitor) => `${await fillForm(visitor)}/check-answers`,
    sent: true,
  }),
  refused('own', {
    route: '/for-you',
    as: 'nobody',
    path: () => '/for-you',
    sent: true,
  }),
  refused('own', {
    route: '/for-you/check',
    as: 'nobody',
    path: (visitor) => answerOwn(visitor),
    sent: true,
  }),
];
