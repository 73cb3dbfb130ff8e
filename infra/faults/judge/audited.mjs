import { services } from '../ground/line.mjs';
import { kinds } from '../load/kinds-of-command.mjs';
import { doneOf } from './commands.mjs';
import { some } from './some.mjs';

/**
 * @typedef {import('./invariants.mjs').Evidence} Evidence
 * @typedef {{ service: 'intake' | 'routing', action: string, subject: string, by?: string, reason?: string, sentAt: number }} Owed a line of the audit
 */

const sending = 'referral.sent';
const actions = {
  intake: new Set([sending, ...actionsOf('intake')]),
  routing: new Set(actionsOf('routing')),
};

/** @param {'intake' | 'routing'} service */
function actionsOf(service) {
  return Object.values(kinds).flatMap((kind) => (kind.service === service ? [kind.action] : []));
}

/** Each change that somebody asked for has one line in the audit of the service that made it: who, when, why and from where. @param {Evidence} evidence */
export function audited(evidence) {
  const { books } = evidence;
  const forged = services.filter((service) => books[service].proof.some(({ broken }) => broken));
  const wanted = Map.groupBy(owed(evidence), placeOf);
  const lines = Map.groupBy(
    /** @type {const} */ (['intake', 'routing']).flatMap((service) =>
      books[service].audit
        .filter(({ action }) => actions[service].has(action))
        .map((line) => ({ ...line, service })),
    ),
    placeOf,
  );
  const places = [...new Set([...wanted.keys(), ...lines.keys()])];
  const counted = places.map((place) => ({
    place,
    is: lines.get(place) ?? [],
    due: wanted.get(place) ?? [],
  }));
  return [
    ...some(
      forged.map((service) => `${service}: ${whyForged(books, service)}`),
      'audits are not as they were written',
    ),
    ...some(
      counted.filter(({ is, due }) => is.length < due.length).map(({ place }) => place),
      'changes have no line of their own in the audit',
    ),
    ...some(
      counted.filter(({ is, due }) => is.length > due.length).map(({ place }) => place),
      'lines in the audit are about no change',
    ),
    ...some(
      counted.flatMap(({ place, is, due }) =>
        is.length === due.length && !eachSaysWho(is, due) ? [place] : [],
      ),
      'lines in the audit do not say who, when, why and from where',
    ),
  ];
}

/** @param {{ service: string, action: string, subject: string }} line */
const placeOf = ({ service, action, subject }) => `${service} ${action} ${subject}`;

/** @param {Evidence} evidence @returns {readonly Owed[]} */
function owed(evidence) {
  const sent = evidence.books.intake.referrals.map(({ id }) => ({
    ...{ service: /** @type {const} */ ('intake'), action: sending, subject: id, sentAt: 0 },
  }));
  const done = doneOf(evidence).map(({ kind, referralId, by, reason, sentAt }) => {
    const { service, action } = kinds[kind];
    return { service, action, subject: referralId, by, reason, sentAt };
  });
  return [...sent, ...done];
}

/** @param {readonly any[]} lines @param {readonly Owed[]} due */
function eachSaysWho(lines, due) {
  return due.every(({ by, reason, sentAt }) =>
    lines.some(
      (line) =>
        line.by &&
        line.from &&
        (by === undefined || line.by === by) &&
        (line.reason ?? undefined) === reason &&
        line.at.getTime() >= sentAt - clocksDifferMs,
    ),
  );
}

/** The database and the sender are on one machine. */
const clocksDifferMs = 1_000;

/** @param {Evidence['books']} books @param {import('../ground/line.mjs').Service} service */
const whyForged = (books, service) =>
  books[service].proof.map(({ broken }) => `seal ${broken.seal}, ${broken.why}`).join();
