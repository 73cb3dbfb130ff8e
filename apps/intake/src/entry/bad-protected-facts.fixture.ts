const list = '/referrals/{id}/protected-facts';

/** What cannot be told apart from the form, or asked of it. */
export const badProtectedFacts = [
  { call: `GET ${list}`, what: 'of nobody', of: 'nobody', is: '404 not-found' },
  {
    call: `GET ${list}`,
    what: 'by a hub that does not hold the person',
    as: 'hub',
    is: '404 not-found',
  },
  {
    call: `POST ${list}`,
    what: 'nothing',
    body: {},
    is: '422 kind required, details required, neededFor required',
  },
  {
    call: `POST ${list}`,
    what: 'without a key',
    body: { kind: 'baby', details: 'Lives with Canary.', neededFor: 'plan-care' },
    is: '400 idempotency-key-missing',
  },
  {
    call: `POST ${list}/{factId}/reading`,
    what: 'of no id',
    body: { because: 'safety-now' },
    is: '404 not-found',
  },
  {
    call: `POST ${list}/{factId}/end`,
    what: 'of no id',
    body: { because: 'wrong' },
    is: '404 not-found',
  },
] as const;
