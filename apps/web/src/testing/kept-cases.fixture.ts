import type { Visitor } from './a-visitor.fixture.js';
import type { PageCase } from './page-case.fixture.js';
import { aPlacement } from './placing-examples.fixture.js';
import { problem } from './stand-in-services.fixture.js';
import { REFERRAL_ID as R } from './referral-examples.fixture.js';

const PAGE = `/worklist/${R}/decline`;
const TYPED =
  'The team in Northmoor knows her from the first time, and has said that it will see her this week. '.repeat(
    4,
  );

/** Somebody sends a form after they have signed out, and signs in again. */
async function backAgain(visitor: Visitor): Promise<string> {
  await visitor.get(PAGE);
  const form = { csrf: visitor.token, version: '1', reason: 'no-capacity', comment: TYPED };
  await visitor.post('/sign-out');
  await visitor.postAs(PAGE, form);
  await visitor.get('/sign-in');
  return (await visitor.get('/sign-in/callback?code=1')).location;
}

const page = { route: '/worklist/:id/:move', as: 'hub-clinician' as const };

/** Pages for who was signed out while they were writing. */
export const keptCases: readonly PageCase[] = [
  { ...page, state: 'long', path: backAgain },
  {
    ...page,
    state: 'error',
    path: async (visitor, services) => {
      const path = await backAgain(visitor);
      const body = { ...aPlacement, moves: [] };
      services.answer('routing', `GET /placements/${R}`, { status: 200, body });
      return path;
    },
    status: 409,
  },
  // A colleague has decided while it was typed.
  {
    ...page,
    state: 'error',
    path: async (visitor, services) => {
      const path = await backAgain(visitor);
      const detail = 'A colleague has accepted it meanwhile.';
      const body = problem(409, 'version-conflict', { detail });
      services.answer('routing', `POST /placements/${R}`, { status: 409, body });
      return path;
    },
    sent: true,
    status: 409,
  },
  { route: '/signed-out', state: 'long', as: 'nobody', path: () => '/signed-out?because=kept' },
  { route: '/signed-out', state: 'error', as: 'nobody', path: () => '/signed-out?because=expired' },
];
