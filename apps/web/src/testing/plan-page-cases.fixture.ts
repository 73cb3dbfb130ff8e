import type { PlanDesk, PlanMove } from '@waymark/contracts';
import { PLAN_FORMS } from '../pages/hubs/plan/changes/plan-forms.js';
import { silent, type PageCase } from './page-case.fixture.js';
import { problem, type StandIns } from './stand-in-services.fixture.js';
import {
  aDeskWithoutPlan,
  aPlanDesk,
  CONTACT_ID,
  GOAL_ID,
  STEP_ID,
} from './link-work-examples.fixture.js';
import { REFERRAL_ID as R } from './referral-examples.fixture.js';

const desk = (services: StandIns, body: PlanDesk): void => {
  services.answer('routing', `GET /placements/${R}/plan`, { status: 200, body });
};
const at =
  (path: string, body: PlanDesk = aPlanDesk): PageCase['path'] =>
  (_visitor, services) => {
    desk(services, body);
    return `/worklist/${R}/plan${path}`;
  };

const page = { as: 'link-worker' } as const;
const longWords =
  'To have somebody to talk to who has been through it too, and a morning a week that is mine. '.repeat(
    8,
  );
const ABOUT: Partial<Record<PlanMove, string>> = {
  'change-goal': GOAL_ID,
  'add-step': GOAL_ID,
  'record-step': STEP_ID,
  'strike-entry': CONTACT_ID,
};

const changes = PLAN_FORMS.flatMap(({ what, path }): PageCase[] => {
  const about = ABOUT[what];
  const body: PlanDesk = { ...aPlanDesk, may: [what] };
  const address = `/${path}${about === undefined ? '' : `?about=${about}`}`;
  const change = { ...page, route: '/worklist/:id/plan/:change', path: at(address, body) };
  // Forms that begin filled in are sent as they are; nothing is wrong with those that change what is there.
  const isFilled = what === 'change-goal' || what === 'record-step';
  return [
    { ...change, state: 'default' },
    ...(isFilled ? [] : [{ ...change, state: 'error' as const, sent: true as const }]),
  ];
});

const { plan } = aPlanDesk;
if (plan === undefined) throw new Error('the example has a plan');
const [goal] = plan.goals;
const [contact] = plan.contacts;
const [scores] = plan.scores;
if (goal === undefined || contact === undefined || scores === undefined) {
  throw new Error('the example has goals, contacts and scores');
}

const long: PlanDesk = {
  ...aPlanDesk,
  plan: {
    ...plan,
    goals: Array.from({ length: 12 }, () => ({
      ...goal,
      words: longWords,
      steps: goal.steps.map((step) => ({ ...step, words: longWords })),
    })),
    contacts: Array.from({ length: 40 }, () => ({ ...contact, words: longWords })),
    scores: Array.from({ length: 12 }, () => scores),
  },
};

/** What a colleague has done after the version that the page was opened at. */
const changedSince = [
  {
    version: 14,
    at: '2026-11-22T11:40:00.000Z',
    what: 'record-step',
    byName: 'Ada Example',
  },
  { version: 13, at: '2026-11-22T11:30:00.000Z', what: 'add-goal', byName: 'Ada Example' },
  ...plan.changes,
];

/** The link-work plan in each of its states. */
export const planPageCases: readonly PageCase[] = [
  { ...page, route: '/worklist/:id/plan', state: 'default', path: at('') },
  { ...page, route: '/worklist/:id/plan', state: 'empty', path: at('', aDeskWithoutPlan) },
  { ...page, route: '/worklist/:id/plan', state: 'long', path: at('', long) },
  ...['', '/print'].map((rest): PageCase => ({
    ...page,
    route: `/worklist/:id/plan${rest}`,
    state: 'error',
    path: (_visitor, services) => {
      services.answer('intake', `GET /referrals/${R}`, silent);
      return `/worklist/${R}/plan${rest}`;
    },
  })),
  { ...page, route: '/worklist/:id/plan/print', state: 'default', path: at('/print') },
  { ...page, route: '/worklist/:id/plan/print', state: 'long', path: at('/print', long) },
  { ...page, route: '/worklist/:id/plan/print', state: 'filtered', path: at('/print?for=person') },
  ...changes,
  // A colleague was faster.
  {
    ...page,
    route: '/worklist/:id/plan/:change',
    state: 'error',
    path: (_visitor, services) => {
      desk(services, { ...aPlanDesk, plan: { ...plan, changes: changedSince } });
      const body = problem(409, 'changed-meanwhile', { detail: 'Since version 12: add-goal.' });
      services.answer('routing', `POST /placements/${R}/plan`, { status: 409, body });
      return `/worklist/${R}/plan/step-result?about=${STEP_ID}`;
    },
    sent: true,
    status: 409,
  },
];
