const reason = 'Works in the same building.';

/** What cannot be said of who opens a record. */
export const badRestrictions = [
  {
    call: 'GET /referrals/{id}/restriction',
    what: 'of nobody',
    of: 'nobody',
    is: '404 not-found',
  },
  {
    call: 'POST /referrals/{id}/restriction',
    what: 'without saying why',
    body: { restricted: true, reason: 'because', restrictionVersion: 0 },
    is: '422 reason matches',
  },
  {
    call: 'POST /referrals/{id}/restriction',
    what: 'a stale version',
    body: { restricted: true, reason, restrictionVersion: 4 },
    is: '409 restriction-changed',
  },
  {
    call: 'POST /referrals/{id}/restriction',
    what: 'to lift what is not restricted',
    body: { restricted: false, reason, restrictionVersion: 0 },
    is: '409 not-restricted',
  },
  {
    call: 'POST /referrals/{id}/restriction',
    what: 'by a team that does not have it',
    of: 'linked',
    as: 'hub',
    body: { restricted: true, reason, restrictionVersion: 0 },
    is: '404 not-found',
  },
  {
    call: 'POST /referrals/{id}/readers',
    what: 'somebody without an issuer',
    body: { subject: 'somebody', named: true, restrictionVersion: 1 },
    is: '422 subject matches',
  },
  {
    call: 'POST /referrals/{id}/openings',
    what: 'an unknown reason and no words',
    as: 'hub',
    body: { because: 'curious', words: 'x' },
    is: '422 because isIn, words matches',
  },
  {
    call: 'POST /referrals/{id}/openings',
    what: 'what is open already',
    as: 'hub',
    body: { because: 'safety', words: 'The partner telephoned.' },
    is: '409 open-already',
  },
  { call: 'GET /openings', what: 'page 0', as: 'reviewer', query: '?page=0', is: '422 page min' },
  { call: 'GET /openings', what: 'by who works there', as: 'hub', is: '403 forbidden' },
  {
    call: 'GET /openings/{id}',
    what: 'of nobody',
    of: 'nobody',
    as: 'reviewer',
    is: '404 not-found',
  },
  {
    call: 'POST /openings/{id}/review',
    what: 'an unknown verdict',
    as: 'reviewer',
    body: { verdict: 'fine' },
    is: '422 verdict isIn',
  },
  {
    call: 'POST /openings/{id}/review',
    what: 'of nobody',
    of: 'nobody',
    as: 'reviewer',
    body: { verdict: 'in-order' },
    is: '404 not-found',
  },
] as const;
