import { aForm } from '../domain/a-form.fixture.js';

const { contact } = aForm().person;
const CHANGE = 'POST /referrals/{id}/contact';
const changed = (change: object): object => ({
  contact: { ...contact, safe: { ...contact.safe, email: 'no' } },
  reason: 'not-safe-any-more',
  contactVersion: 1,
  ...change,
});

/** What cannot be said, or asked, of how somebody may be reached. */
export const badContacts = [
  {
    call: CHANGE,
    what: 'an unknown reason',
    body: changed({ reason: 'because' }),
    is: '422 reason isIn',
  },
  {
    call: CHANGE,
    what: 'an unknown answer',
    body: changed({ contact: { ...contact, safe: { ...contact.safe, email: 'perhaps' } } }),
    is: '422 contact.safe.email isIn',
  },
  {
    call: CHANGE,
    what: 'a code word on two lines',
    body: changed({ contact: { ...contact, safe: { ...contact.safe, codeWord: 'Heron\nFinch' } } }),
    is: '422 contact.safe.codeWord matches',
  },
  {
    call: CHANGE,
    what: 'nobody and somebody who see it',
    body: changed({
      contact: { ...contact, safe: { ...contact.safe, seenBy: ['nobody', 'family'] } },
    }),
    is: '422 contact.safe.seenBy seen-by-somebody',
  },
  {
    call: CHANGE,
    what: 'a way that nothing is seen of',
    body: changed({ contact: { ...contact, safe: { ...contact.safe, knowingly: ['phone'] } } }),
    is: '422 contact.safe.knowingly isIn',
  },
  {
    call: CHANGE,
    what: 'a language that is no code',
    body: changed({ spoken: { language: 'Polish', interpreterNeeded: 'yes' } }),
    is: '422 spoken.language matches',
  },
  {
    call: CHANGE,
    what: 'half of how somebody is spoken with',
    body: changed({ spoken: { language: 'pl' } }),
    is: '422 spoken.interpreterNeeded required',
  },
  {
    call: CHANGE,
    what: 'a stale version',
    body: changed({ contactVersion: 9 }),
    is: '409 contact-changed',
  },
  {
    call: CHANGE,
    what: 'what stands',
    body: changed({ contact }),
    is: '422 contact nothing-changed',
  },
  {
    call: CHANGE,
    what: 'of one that has ended',
    of: 'withdrawn',
    body: changed({}),
    is: '409 referral-withdrawn',
  },
  { call: CHANGE, what: 'by a stranger', as: 'stranger', body: changed({}), is: '404 not-found' },
  {
    call: 'POST /referrals/cues',
    what: 'of no id',
    body: { referralIds: ['x'] },
    is: '422 referralIds isUuid',
  },
  {
    call: 'GET /referrals/by-interpreter',
    what: 'an unknown answer',
    query: '?needed=perhaps',
    is: '422 needed isIn',
  },
] as const;
