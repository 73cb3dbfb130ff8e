import type { Timeline } from '@waymark/contracts';
import { silent, type PageCase } from './page-case.fixture.js';
import { aTimeline } from './placing-examples.fixture.js';
import { decideNext, REFERRAL_ID as R } from './referral-examples.fixture.js';
import { aNudge } from './watching-examples.fixture.js';

const page = { route: '/operations/stuck/:id/nudge', as: 'operator' } as const;
const late = { ...decideNext, dueAt: '2026-11-20T17:00:00.000Z' };
/** Past its limit. */
export const aLateTimeline: Timeline = { ...aTimeline, nextStep: late };

const of =
  (timeline: object, nudges: readonly object[] = []): PageCase['path'] =>
  (_visitor, services) => {
    services.answer('operations', `GET /referrals/${R}/timeline`, { status: 200, body: timeline });
    services.answer('routing', 'POST /nudges/search', { status: 200, body: { nudges } });
    return `/operations/stuck/${R}/nudge`;
  };
const { nextStep: _step, ...unheard } = aTimeline;

/** An operator asks a team to look, or reads why nobody is asked. */
export const nudgeCases: readonly PageCase[] = [
  { ...page, state: 'default', path: of(aLateTimeline) },
  { ...page, state: 'error', path: of(aLateTimeline), sent: true },
  { ...page, state: 'filtered', path: of(aLateTimeline, [aNudge]) },
  { ...page, state: 'empty', path: of({ ...unheard, state: 'received' }) },
  {
    ...page,
    state: 'long',
    path: (visitor, services) => {
      const path = of(aLateTimeline)(visitor, services);
      services.answer('routing', 'POST /nudges/search', silent);
      return path;
    },
  },
];
