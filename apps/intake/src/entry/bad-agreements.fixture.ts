interface BadAgreement {
  readonly what: string;
  readonly of?: 'withdrawn' | 'nobody';
  readonly body: object;
  readonly is: string;
}

const bad = (what: string, change: object, is: string, of?: BadAgreement['of']): BadAgreement => ({
  what,
  ...(of !== undefined && { of }),
  body: {
    said: [{ recipient: 'hub', answer: 'agrees' }],
    how: 'telephone',
    askedOn: '2026-11-22',
    askedBy: 'A midwife',
    ...change,
  },
  is,
});

/** What cannot be recorded of an agreement, about a referral whose facts are at version 2. */
export const badAgreements: readonly BadAgreement[] = [
  bad(
    'an unknown code',
    { said: [{ recipient: 'hub', answer: 'perhaps' }] },
    '422 said[0].answer isIn',
  ),
  bad('nothing that was said', { said: [] }, '422 said nothing-said'),
  bad(
    'by nobody, at no time',
    { askedBy: ' ', askedOn: 'x' },
    '422 askedOn isDay, askedBy matches',
  ),
  bad('a day to come', { askedOn: '2026-11-23' }, '422 askedOn in-the-future'),
  bad('a stale version', { factsVersion: 1 }, '409 facts-changed'),
  bad('of what was withdrawn', {}, '409 referral-withdrawn', 'withdrawn'),
  bad('of what nobody has', {}, '404 not-found', 'nobody'),
];
