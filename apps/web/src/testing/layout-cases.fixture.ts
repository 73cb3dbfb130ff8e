import type { PageCase } from './page-case.fixture.js';

/** Pages around signing in. */
export const layoutCases: readonly PageCase[] = [
  { route: '/signed-out', state: 'default', as: 'referrer', path: () => '/signed-out' },
  {
    route: '/nothing-here-yet',
    state: 'default',
    as: 'commissioner',
    path: () => '/nothing-here-yet',
  },
  { route: '/sign-in/ways', state: 'default', as: 'referrer', path: () => '/sign-in/ways' },
  { route: '/choose-role', state: 'default', as: 'criteria-editor', path: () => '/choose-role' },
];
