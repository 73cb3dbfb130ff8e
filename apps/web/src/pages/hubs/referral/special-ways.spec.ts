import { describe, expect, it } from '@jest/globals';
import type { SendReferral } from '@waymark/contracts';
import { aPlacement } from '../../../testing/placing-examples.fixture.js';
import { aReferral } from '../../../testing/referral-examples.fixture.js';
import { referralPage } from '../../referrers/referral/referral.presenter.js';
import { hubReferralPage } from './hub-referral.presenter.js';

const NOW = new Date('2026-11-22T12:00:00.000Z');
const { sent } = aReferral;

/** Both pages as they are shown, and printed: nothing on them is left out on paper but the site's own frame. */
function pages(change: Partial<SendReferral>): Readonly<Record<'hub' | 'referrer', string>> {
  const referral = { ...aReferral, sent: { ...sent, ...change } };
  const { safeContact, details } = hubReferralPage({
    placement: aPlacement,
    referral,
    samePerson: undefined,
    assessment: undefined,
    services: [],
    now: NOW,
  });
  const own = referralPage(referral, 'wensum-maternity', NOW);
  return {
    hub: JSON.stringify({ safeContact, details }),
    referrer: JSON.stringify({ safeContact: own.safeContact, details: own.details }),
  };
}

const where = (change: Partial<SendReferral['where']>): Partial<SendReferral> => ({
  where: { ...sent.where, ...change },
});
const person = (change: Partial<SendReferral['person']>): SendReferral['person'] => ({
  ...sent.person,
  ...change,
});
const through = (kind: 'prison-healthcare' | 'refuge-worker'): Partial<SendReferral> => ({
  person: person({
    contact: {
      ...sent.person.contact,
      through: { kind, name: 'Wing nurse', phone: '01632 960 001' },
    },
  }),
});
const { nhsNumber: _number, ...numberless } = sent.person;

describe('what is asked of those whom the plain way does not fit is read by who sent it and who is asked', () => {
  it.each<{ what: string; change: Partial<SendReferral>; shown: RegExp; never?: RegExp }>([
    {
      what: 'a baby taken into care',
      change: {
        occurrences: [
          {
            kind: 'separation',
            certainty: 'exact',
            separation: { cause: 'safeguarding', at: 'birth' },
          },
        ],
      },
      shown: /Separation from a baby \(safeguarding\), at birth, date not known/,
    },
    {
      what: 'that nobody has agreed, and why it is sent all the same',
      change: {
        consent: {
          ...{ hub: 'no', otherNhs: 'no', vcse: 'no', gp: 'no' },
          withoutConsentBecause: 'serious-harm',
        },
      },
      shown:
        /"With the GP","value":"Did not agree"},{"key":"Reason to share without consent","value":"Otherwise somebody may come to serious harm"/,
    },
    {
      what: 'a due date that is not sure',
      change: { current: { ...sent.current, dueCertainty: 'about' } },
      shown: /Pregnant, due about 22 March 2027/,
    },
    {
      what: 'a twin who lives, as of the pregnancy of the one who died',
      change: {},
      shown: /14 November 2025\. The same pregnancy as: a baby who died in the first 28 days/,
    },
    {
      what: 'a termination for other reasons',
      change: {
        occurrences: [
          {
            ...{ kind: 'loss', certainty: 'exact' },
            loss: { kind: 'termination', terminationReason: 'other' },
          },
        ],
      },
      shown: /Termination \(abortion\), for other reasons/,
    },
    {
      what: 'no pregnancy now, without a word of how a loss weighs on it',
      change: {
        current: { state: 'not-pregnant' },
        need: { ...sent.need, earlierLossImpact: 'not-known' },
      },
      shown: /"More than primary care can help with","value":"Yes"/,
      never: /Weight of the loss/,
    },
    {
      what: 'prison',
      change: through('prison-healthcare'),
      shown:
        /Reach the person through Wing nurse .* only, and nobody else there is told: 01632 960 001/,
    },
    {
      what: 'a worker of a refuge',
      change: through('refuge-worker'),
      shown: /Reach the person through Wing nurse \(a worker of a refuge\)/,
    },
    {
      what: 'a hidden home, by its area alone, even where an address was kept',
      change: where({ residence: 'hidden' }),
      shown: /Hidden address, Coventry/,
      never: /CV1 1AA|Example Street/,
    },
    {
      what: 'a home that may change soon',
      change: where({ mayMoveSoon: 'yes' }),
      shown: /Home may change soon/,
    },
    {
      what: 'no fixed address',
      change: where({ residence: 'none', residencePlaces: [] }),
      shown: /"Home","value":"No fixed address/,
    },
    {
      what: 'a home outside England',
      change: where({ residence: 'outside-england', residencePlaces: [] }),
      shown: /"Home","value":"Outside England/,
    },
    {
      what: 'a practice of the armed forces',
      change: where({ gpPractice: 'armed-forces' }),
      shown: /A practice of the armed forces/,
    },
    {
      what: 'no GP practice',
      change: {
        where: { ...sent.where, gpPractice: 'none', gpPlaces: [] },
      },
      shown: /Not registered with a GP practice/,
    },
    {
      what: 'no NHS number, and why',
      change: { person: { ...numberless, noNhsNumberBecause: 'overseas' } },
      shown: /None: Has come from abroad/,
    },
    { what: 'a surrogate', change: { parenthood: 'surrogate' }, shown: /A surrogate/ },
    {
      what: 'an adoptive parent',
      change: { parenthood: 'adoptive-parent' },
      shown: /An adoptive parent/,
    },
    {
      what: 'a partner',
      change: { about: 'partner' },
      shown: /A partner, with a record of their own/,
    },
    {
      what: 'pronouns',
      change: { person: person({ pronouns: 'he/him' }) },
      shown: /he\/him/,
    },
    {
      what: 'never an equality answer',
      change: {
        equity: { ...sent.equity, ethnicCategory: 'N', inclusionGroups: ['refuge', 'prison'] },
      },
      shown: /Language/,
      never: /African|Living in a refuge|In prison/,
    },
  ])('$what', ({ change, shown, never }) => {
    for (const page of Object.values(pages(change))) {
      expect(page).toMatch(shown);
      if (never !== undefined) expect(page).not.toMatch(never);
    }
  });
});
