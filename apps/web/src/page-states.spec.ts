import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { PageCase } from './testing/page-case.fixture.js';
import { pageCases } from './testing/page-cases.fixture.js';

type State = PageCase['state'];
const STATES = ['default', 'error', 'empty', 'long'] as const satisfies readonly State[];

interface Lacks {
  readonly because: string;
  readonly states: readonly State[];
  readonly routes: readonly string[];
}

/** States that pages are not looked at in, and why. */
const LACKING: readonly Lacks[] = [
  {
    because: 'lists nothing until a name is looked for: each of its states is of what was found',
    states: ['filtered'],
    routes: ['/refer/:id/practice'],
  },
  {
    because: 'words that are always the same, of nothing that can be missing, wrong or many',
    states: ['error', 'empty', 'long'],
    routes: [
      '/nothing-here-yet',
      '/sign-in/ways',
      '/choose-role',
      '/refer/before-you-start',
      '/for-you/help-now',
      '/for-you/sent',
    ],
  },
  {
    because:
      'the site is down where its own database is silent, and nothing can be filled in wrongly',
    states: ['error'],
    routes: ['/refer', '/refer/:id', '/refer/:id/sent', '/accounts/:id', '/accounts/review'],
  },
  {
    because: 'a draft has as many parts as the form has',
    states: ['long'],
    routes: ['/refer', '/refer/:id', '/refer/:id/what-happened', '/refer/:id/so-far', '/for-you'],
  },
  {
    because: 'one answer about one area, or as many answers as there are questions',
    states: ['empty', 'long'],
    routes: ['/for-you/area', '/for-you/check'],
  },
  {
    because: 'kinds of notice: as many as there are, each with a box',
    states: ['empty', 'long'],
    routes: ['/notices/settings'],
  },
  {
    because: 'a referral has the parts that the form has',
    states: ['empty'],
    routes: ['/referrals/:id/information'],
  },
  {
    because: 'one question, asked of whoever sent the referral',
    states: ['empty', 'long'],
    routes: ['/referrals/:id/questions/:questionId'],
  },
  {
    because: 'a fixed list: of themes, of days, of programs, of what one service says',
    states: ['long'],
    routes: [
      '/barriers',
      '/services/:serviceId',
      '/team',
      '/team/targets',
      '/operations/consumers',
    ],
  },
  {
    because: 'there is always something: a program, or what was sent',
    states: ['empty'],
    routes: [
      '/operations/consumers',
      '/signed-out',
      '/refer/:id/sent',
      '/referrals/:id',
      '/worklist/:id',
      '/worklist/:id/print',
      '/referrals/:id/print',
      '/worklist/:id/plan/print',
      '/operations/runs/:service/:runId',
      '/accounts/:id',
      '/accounts/review',
      '/messages/:template',
    ],
  },
  { because: 'an empty list leads to no paper', states: ['empty'], routes: ['/worklist/print'] },
  {
    because: 'begins filled in, and is refused only for what somebody types: hostile-forms.db.spec',
    states: ['error', 'empty', 'long'],
    routes: ['/team/capacity', '/accounts/:id/roles/:of/removal'],
  },
  {
    because: 'shows what one decision does, and asks for a yes',
    states: ['error', 'long'],
    routes: ['/team/opening/effect', '/team/capacity/effect'],
  },
  {
    because: 'one secret, shown once',
    states: ['error', 'empty', 'long'],
    routes: ['/webhooks/:id/secret'],
  },
  {
    because: 'a few names',
    states: ['long'],
    routes: ['/restricted/:id/access'],
  },
  {
    because: 'telephone numbers, which are in the page and of no service',
    states: ['empty', 'long'],
    routes: ['/refer/:id/call-now'],
  },
  {
    because: 'one run: its counts are numbers, its groups have a page of their own',
    states: ['long'],
    routes: ['/operations/runs/:service/:runId', '/accounts/review'],
  },
];

/** A page that only asks lists nothing, so it is neither empty nor long. */
const ASKS: readonly State[] = ['empty', 'long'];
const asking = new Set(
  pageCases
    .filter(
      ({ state, sent, status = 422 }) => state === 'error' && sent !== undefined && status < 500,
    )
    .map(({ route }) => route),
);
const stating = new Map<string, Set<State>>();
for (const { route, state } of pageCases)
  stating.set(route, (stating.get(route) ?? new Set()).add(state));

const HERE = import.meta.dirname;
const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' });
const textOf = (file: string): string => readFileSync(join(HERE, file), 'utf8');

/** Routes whose page has a form that narrows it: those of the controller that is named like the template. */
const narrowing = new Set(
  files
    .filter((file) => file.endsWith('.njk') && textOf(file).includes('<form method="get"'))
    .map((template) => textOf(template.replace(/\.page\.njk$/, '.controller.ts')))
    .map((controller) => `/${/@Controller\('([^']*)'\)/.exec(controller)?.[1] ?? ''}`),
);

const isLacking = (route: string, state: State): boolean =>
  LACKING.some(({ routes, states }) => routes.includes(route) && states.includes(state));

describe('the states of a page', () => {
  it.each([...stating])('%s is looked at in each, or it is said why not', (route, has) => {
    const states = narrowing.has(route) ? [...STATES, 'filtered' as const] : STATES;
    const without = states.filter((state) => !has.has(state));
    const unsaid = without.filter((state) => !isLacking(route, state));

    expect(unsaid.filter((state) => !(asking.has(route) && ASKS.includes(state)))).toEqual([]);
  });

  it('are known of each page that can be narrowed', () => {
    expect(narrowing.size).toBeGreaterThan(5);
    expect([...narrowing].filter((route) => !stating.has(route))).toEqual([]);
  });

  it('that are said to be lacking are', () => {
    const stale = LACKING.flatMap(({ routes, states }) =>
      routes.flatMap((route) =>
        states
          .filter((state) => stating.get(route)?.has(state) ?? true)
          .map((state) => `${route} ${state}`),
      ),
    );

    expect(stale).toEqual([]);
  });
});
