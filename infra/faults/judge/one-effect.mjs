import { services } from '../ground/line.mjs';
import { some } from './some.mjs';
import { toldOnce } from './told-once.mjs';

/** @typedef {import('./invariants.mjs').Evidence['books']} Books */

/** @param {import('./invariants.mjs').Evidence} evidence */
export function oneEffectEach(evidence) {
  const { books, mails } = evidence;
  const doubled = services.flatMap((service) => {
    const said = new Map(books[service].outbox.map((one) => [one.id, one]));
    const causes = Map.groupBy(said.values(), effectOf);
    return [...causes].filter(([, all]) => all.length > 1).map(([what]) => `${service} ${what}`);
  });
  const assessed = books.eligibility.assessments.filter(({ times }) => times > 1);
  const women = new Set(
    books.notification.messages.filter(({ audience }) => audience === 'woman').map(({ id }) => id),
  );
  const sent = Map.groupBy(mails, ({ id }) => id);
  return [
    ...some(doubled, 'events were said twice of one cause'),
    ...some(stepsTakenTwice(books), 'steps of a placement were taken twice'),
    ...some(stepsOfNothing(books), 'steps of a placement have no event of their own'),
    ...some(
      assessed.map(({ id }) => id),
      'referrals were judged twice on the same facts',
    ),
    ...some(
      [...sent].filter(([id, all]) => women.has(id) && all.length > 1).map(([id]) => id),
      'messages to a woman were sent twice',
    ),
    ...toldOnce(evidence),
  ];
}

/** Whatever ends a referral ends each of its tasks. @param {{ cause: string, type: string, subject: string, task: string | null }} said */
const effectOf = ({ cause, type, subject, task }) =>
  `${type} ${subject} ${cause}${type === 'task.done.v1' ? ` ${task}` : ''}`;

/**
 * The only steps that may keep the version of the placement, because nothing that anybody reads has changed (`quiet` in
 * routing's domain).
 */
const quietSteps = new Set([
  'judged-again',
  'first-day-changed',
  'contact-changed',
  // Another message of which nobody knows whether it arrived, or which has: there is one task for all of them.
  'message-failed',
  'message-arrived',
]);

/** Every other step has a version of its own. @param {Books} books */
function stepsTakenTwice({ routing }) {
  const loud = routing.steps.filter(({ what }) => !quietSteps.has(what));
  return [...Map.groupBy(loud, ({ id, version }) => `${id} ${version}`)]
    .filter(([, all]) => all.length > 1)
    .map(([step, all]) => `${step} ${all.map(({ what }) => what).join(' ')}`);
}

/** Steps that come of one event each, quiet ones too, and who says those events. */
const comesOf = [
  {
    service: /** @type {const} */ ('eligibility'),
    steps: ['routed', 'judged-again', 'call-owed'],
    events: ['referral.assessed.v1'],
  },
  {
    service: /** @type {const} */ ('intake'),
    steps: ['first-day-changed'],
    events: ['referral.linked.v1', 'referral.unlinked.v1'],
  },
  {
    service: /** @type {const} */ ('intake'),
    steps: ['contact-changed'],
    events: ['referral.contact-changed.v1'],
  },
  {
    service: /** @type {const} */ ('notification'),
    steps: ['message-failed'],
    events: ['message.failed.v1'],
  },
  {
    service: /** @type {const} */ ('notification'),
    steps: ['message-arrived'],
    events: ['message.delivered.v1'],
  },
];

/** A quiet step is found by its event: as many were said of her, so many steps may there be. @param {Books} books */
function stepsOfNothing(books) {
  return comesOf.flatMap(({ service, steps, events }) => {
    const said = countOf(
      books[service].outbox.filter(({ type }) => events.includes(type)),
      ({ subject }) => subject,
    );
    const taken = countOf(
      books.routing.steps.filter(({ what }) => steps.includes(what)),
      ({ id }) => id,
    );
    return [...taken]
      .filter(([id, times]) => times > (said.get(id) ?? 0))
      .map(([id, times]) => `${id} ${steps.join('/')} ${times} of ${said.get(id) ?? 0}`);
  });
}

/** @param {readonly any[]} rows @param {(row: any) => string} of @returns {ReadonlyMap<string, number>} */
const countOf = (rows, of) =>
  new Map([...Map.groupBy(rows, of)].map(([key, all]) => [key, all.length]));
