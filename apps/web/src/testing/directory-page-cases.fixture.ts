import type { ServiceSettings } from '@waymark/contracts';
import { anEffect, aWaitEffect, barriersMet } from './directory-examples.fixture.js';
import { criteriaPointingNowhere } from './judging-examples.fixture.js';
import { answered, LONG, longWords, silent, type PageCase } from './page-case.fixture.js';
import { aDirectory, aSettings, noSettings } from './placing-examples.fixture.js';
import { problem, type StandIns } from './stand-in-services.fixture.js';

const page = { as: 'hub-clinician' } as const;
const TEAM = 'team-of-hub-clinician';
const [service] = aDirectory.services;

/** As somebody of a service that has these settings. */
const withSettings =
  (path: string, body: object = aSettings): PageCase['path'] =>
  (_visitor, services: StandIns) => {
    const settings = `/services/${TEAM}/settings`;
    for (const method of ['GET', 'POST'])
      services.answer('routing', `${method} ${settings}`, { status: 200, body });
    return path;
  };

/** What colleagues have saved after the version that the page was opened at. */
const savedSince: ServiceSettings = {
  ...aSettings,
  history: [
    { version: 4, at: '2026-11-22T11:40:00.000Z', byName: 'Ada Example', changed: [] },
    { version: 3, at: '2026-11-22T11:30:00.000Z', byName: 'Joe Adeyemi', changed: ['waits'] },
    ...aSettings.history,
  ],
};
const opening = 'opening=paused&from-day=21&from-month=12&from-year=2026&wording=Winter%20break.';

const many = { services: LONG.map(() => ({ ...service, openingWording: longWords })) };

/** Team settings, services and barriers in each of their states. */
export const directoryPageCases: readonly PageCase[] = [
  { ...page, route: '/team', state: 'default', path: withSettings('/team') },
  { ...page, route: '/team', state: 'empty', path: withSettings('/team', noSettings) },
  {
    ...page,
    route: '/team',
    state: 'error',
    path: answered('routing', `GET /services/${TEAM}/settings`, silent)('/team'),
    status: 503,
  },
  { ...page, route: '/team/opening', state: 'default', path: withSettings('/team/opening') },
  {
    ...page,
    route: '/team/opening',
    state: 'error',
    path: withSettings('/team/opening'),
    sent: true,
  },
  {
    ...page,
    route: '/team/opening/effect',
    state: 'default',
    path: (visitor, services) => {
      const effect = `POST /services/${TEAM}/settings/effect`;
      services.answer('routing', effect, { status: 200, body: anEffect });
      return withSettings(`/team/opening/effect?${opening}`)(visitor, services);
    },
  },
  {
    ...page,
    route: '/team/opening/effect',
    state: 'empty',
    path: (visitor, services) => {
      const effect = `POST /services/${TEAM}/settings/effect`;
      const body = { ...anEffect, judged: 0, comeNow: 0, wouldGoElsewhere: 0, elsewhere: [] };
      services.answer('routing', effect, { status: 200, body });
      return withSettings(`/team/opening/effect?${opening}`, noSettings)(visitor, services);
    },
  },
  { ...page, route: '/team/capacity', state: 'default', path: withSettings('/team/capacity') },
  {
    ...page,
    route: '/team/capacity/effect',
    state: 'default',
    path: (visitor, services) => {
      const effect = `POST /services/${TEAM}/settings/effect`;
      services.answer('routing', effect, { status: 200, body: aWaitEffect });
      return withSettings('/team/capacity/effect?placesFree=0&assessed=90&version=2')(
        visitor,
        services,
      );
    },
  },
  {
    ...page,
    route: '/team/capacity/effect',
    state: 'empty',
    path: (visitor, services) => {
      const effect = `POST /services/${TEAM}/settings/effect`;
      const body = { ...aWaitEffect, judged: 0, comeNow: 0, wouldGoElsewhere: 0, elsewhere: [] };
      services.answer('routing', effect, { status: 200, body });
      return withSettings('/team/capacity/effect?version=0', noSettings)(visitor, services);
    },
  },
  { ...page, route: '/team/targets', state: 'default', path: withSettings('/team/targets') },
  {
    ...page,
    route: '/team/targets',
    state: 'empty',
    path: withSettings('/team/targets', noSettings),
  },
  {
    ...page,
    route: '/team/targets',
    state: 'error',
    path: withSettings('/team/targets'),
    sent: true,
  },
  { ...page, route: '/team/offers', state: 'default', path: withSettings('/team/offers') },
  // A colleague was faster.
  {
    ...page,
    route: '/team/offers',
    state: 'error',
    path: (visitor, services) => {
      const path = withSettings('/team/offers', savedSince)(visitor, services);
      const body = problem(409, 'saved-meanwhile', { detail: 'Since version 2, version 3.' });
      services.answer('routing', `POST /services/${TEAM}/settings`, { status: 409, body });
      return path;
    },
    sent: true,
    status: 409,
  },
  { ...page, route: '/services', state: 'default', path: () => '/services' },
  { ...page, route: '/services', state: 'empty', path: () => '/services?q=nowhere' },
  { ...page, route: '/services', state: 'filtered', path: () => '/services?q=norfolk' },
  { ...page, route: '/services', state: 'filtered', path: () => '/services?now=not-taking' },
  {
    ...page,
    route: '/services',
    state: 'error',
    path: answered('routing', 'GET /services', silent)('/services'),
    status: 503,
  },
  {
    ...page,
    route: '/services',
    state: 'long',
    path: answered('routing', 'GET /services', { status: 200, body: many })('/services'),
  },
  { ...page, route: '/services/:serviceId', state: 'default', path: () => '/services/cw-loss' },
  {
    ...page,
    route: '/services/:serviceId',
    state: 'empty',
    path: (_visitor, services) => {
      services.answer('routing', 'GET /services/', { status: 200, body: noSettings.now });
      services.answer('eligibility', 'GET /criteria', {
        status: 200,
        body: criteriaPointingNowhere,
      });
      return '/services/norfolk-waveney-lotus';
    },
  },
  {
    ...page,
    route: '/services/:serviceId',
    state: 'error',
    path: answered('eligibility', 'GET /criteria', silent)('/services/cw-loss'),
  },
  {
    ...page,
    route: '/services/:serviceId',
    state: 'error',
    path: answered('routing', 'GET /services/', silent)('/services/cw-loss'),
    status: 503,
  },
  { ...page, route: '/barriers', state: 'default', path: () => '/barriers' },
  {
    ...page,
    route: '/barriers',
    state: 'filtered',
    path: answered('routing', 'GET /plans/barriers', {
      status: 200,
      body: { ...barriersMet, from: '2026-04-01', to: '2026-09-30' },
    })('/barriers?from=2026-04&to=2026-09'),
  },
  {
    ...page,
    route: '/barriers',
    state: 'error',
    path: answered('routing', 'GET /plans/barriers', silent)('/barriers'),
    status: 503,
  },
  {
    ...page,
    route: '/barriers',
    state: 'empty',
    path: answered('routing', 'GET /plans/barriers', {
      status: 200,
      body: {
        from: barriersMet.from,
        to: barriersMet.to,
        themes: barriersMet.themes.map(({ theme }) => ({ theme })),
        barriers: barriersMet.barriers.map(({ barrier, theme }) => ({ barrier, theme })),
      },
    })('/barriers'),
  },
];
