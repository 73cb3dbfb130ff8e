/**
 * What people do with a referral that was sent, and what must come of it.
 * @typedef {object} Kind
 * @property {'intake' | 'routing'} service that does it
 * @property {(id: string) => string} path of the referral
 * @property {string} action in the audit
 * @property {string} says the type of the one event that it is said by
 * @property {boolean} [tellsReferrer] whoever sent it is told
 * @property {string} [step] of the placement, where it is one
 * @property {(event: any, organisation: string) => boolean} isSaid by that organisation, where an event of that type can be about another command
 *
 * @typedef {'accept' | 'decline' | 'ask' | 'book' | 'record' | 'pass' | 'take' | 'answer' | 'amend' | 'contact' | 'withdraw'} KindName
 */

const byWhoever = () => true;
/** @param {any} event @param {string} organisation */
const byService = ({ service }, organisation) => service === organisation;

/** @param {string} step @param {string} noun @param {string} says @param {Kind['isSaid']} [isSaid] @returns {Kind} */
const move = (step, noun, says, isSaid = byService) => ({
  service: 'routing',
  path: (id) => `/placements/${id}/${noun}`,
  action: `placement.${step}`,
  says,
  step,
  isSaid,
});

/** @param {string} noun @param {string} action @param {string} says @returns {Kind} */
const change = (noun, action, says) => ({
  service: 'intake',
  path: (id) => `/referrals/${id}/${noun}`,
  action,
  says,
  isSaid: byWhoever,
});

const tellsReferrer = true;

/** @type {Readonly<Record<KindName, Kind>>} */
export const kinds = {
  accept: { ...move('accept', 'acceptance', 'referral.accepted.v1'), tellsReferrer },
  decline: { ...move('decline', 'decline', 'referral.declined.v1'), tellsReferrer },
  ask: {
    // The line itself asks, too.
    ...move('ask', 'question', 'referral.question-asked.v1', (event, by) => event.askedBy === by),
    tellsReferrer,
  },
  book: move('book-appointment', 'appointment', 'referral.appointment-booked.v1'),
  record: move('record-appointment', 'appointment-outcome', 'referral.appointment-recorded.v1'),
  // Whoever is asked to take over is named in what is said, and not who passes on.
  pass: {
    ...move('pass-on', 'onward', 'referral.offered.v1', (event) => event.as === 'hand-over'),
    tellsReferrer,
  },
  take: { ...move('accept', 'acceptance', 'referral.accepted.v1'), tellsReferrer },
  answer: change('answers', 'question.answered', 'referral.question-answered.v1'),
  amend: change('amendments', 'referral.amended', 'referral.amended.v1'),
  contact: change('contact', 'contact.changed', 'referral.contact-changed.v1'),
  withdraw: change('withdrawal', 'referral.withdrawn', 'referral.withdrawn.v1'),
};

export const kindNames = /** @type {readonly KindName[]} */ (Object.keys(kinds));
