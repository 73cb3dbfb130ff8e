import { aForm } from '../domain/a-form.fixture.js';

interface BadMove {
  readonly what: string;
  readonly of?: 'withdrawn';
  readonly body: object;
  readonly is: string;
}

const { where } = aForm();
const moved = (change: object): object => ({
  where: { ...where, residencePlaces: ['norfolk'] },
  contactStillSafe: 'yes',
  factsVersion: 2,
  ...change,
});

/** What cannot be said of a move, about a referral whose facts are at version 2. */
export const badMoves: readonly BadMove[] = [
  {
    what: 'an unknown code',
    body: moved({ contactStillSafe: 'perhaps' }),
    is: '422 contactStillSafe isIn',
  },
  { what: 'no version', body: moved({ factsVersion: undefined }), is: '422 factsVersion required' },
  { what: 'a stale version', body: moved({ factsVersion: 1 }), is: '409 facts-changed' },
  {
    what: 'an unknown place',
    body: moved({ where: { ...where, residencePlaces: ['atlantis'] } }),
    is: '422 where.residencePlaces[0] unknown-place',
  },
  {
    what: 'a postcode of a hidden home',
    body: moved({ where: { ...where, residence: 'hidden' }, postcode: 'NR1 3JB' }),
    is: '422 postcode hidden-address',
  },
  {
    what: 'the home that is known',
    body: moved({ where, postcode: 'nr13jb' }),
    is: '422 where not-moved',
  },
  { what: 'what was withdrawn', of: 'withdrawn', body: moved({}), is: '409 referral-withdrawn' },
];
