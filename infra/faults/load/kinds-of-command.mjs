/**
 * What people do with a referral that was sent, and what must come of it.
 * @typedef {object} Kind
 * @property {'intake' | 'routing'} service that does it
 * @property {(id: string) => string} path of the referral
 * @property {string} action in the audit
 * @property {string} says the type of the one event that it is said by
 * @property {boolean} [tellsReferrer] whoever sent it is told
 *
 * @typedef {'accept' | 'decline' | 'ask' | 'answer' | 'amend' | 'contact' | 'withdraw'} KindName
 */

/** @param {string} move @param {string} noun @param {string} says @returns {Kind} */
const decision = (move, noun, says) => ({
  service: 'routing',
  path: (id) => `/placements/${id}/${noun}`,
  action: `placement.${move}`,
  says,
  tellsReferrer: true,
});

/** @param {string} noun @param {string} action @param {string} says @returns {Kind} */
const change = (noun, action, says) => ({
  service: 'intake',
  path: (id) => `/referrals/${id}/${noun}`,
  action,
  says,
});

/** @type {Readonly<Record<KindName, Kind>>} */
export const kinds = {
  accept: decision('accept', 'acceptance', 'referral.accepted.v1'),
  decline: decision('decline', 'decline', 'referral.declined.v1'),
  ask: decision('ask', 'question', 'referral.question-asked.v1'),
  answer: change('answers', 'question.answered', 'referral.question-answered.v1'),
  amend: change('amendments', 'referral.amended', 'referral.amended.v1'),
  contact: change('contact', 'contact.changed', 'referral.contact-changed.v1'),
  withdraw: change('withdrawal', 'referral.withdrawn', 'referral.withdrawn.v1'),
};

export const kindNames = /** @type {readonly KindName[]} */ (Object.keys(kinds));
