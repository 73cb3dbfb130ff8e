import { some } from './some.mjs';

/**
 * Nobody at work is told twice: a notice comes of the same plan as a message, whose place is unique, and a receiver
 * hears of one event under one id, by which it knows what it has had.
 * @param {import('./invariants.mjs').Evidence} evidence
 */
export function toldOnce({ books, hooks }) {
  const { messages, notices, deliveries } = books.notification;
  const planned = countsOf(messages, ({ audience, ...one }) =>
    placeOf({ ...one, side: audience === 'referrer' ? 'sending' : 'receiving' }),
  );
  const there = countsOf(notices, placeOf);
  const kept = countsOf(deliveries, ({ what }) => what);
  const ids = new Map(
    [...Map.groupBy(hooks, ({ what }) => what)].map(([what, all]) => [
      what,
      new Set(all.map(({ id }) => id)).size,
    ]),
  );
  return [
    ...some(beyond(there, planned), 'notices are there more than once'),
    ...some(beyond(ids, kept), 'webhooks went out under two ids'),
  ];
}

/** Who sent it is one; of those who receive, each. @param {{ referral: string, side: string, organisation: string }} one */
const placeOf = ({ referral, side, organisation }) =>
  `${referral} ${side} ${side === 'sending' ? '' : organisation}`;

/** @param {readonly any[]} all @param {(one: any) => string} of @returns {ReadonlyMap<string, number>} */
const countsOf = (all, of) =>
  new Map([...Map.groupBy(all, of)].map(([key, those]) => [key, those.length]));

/** @param {ReadonlyMap<string, number>} found @param {ReadonlyMap<string, number>} right */
const beyond = (found, right) =>
  [...found].flatMap(([key, times]) =>
    times > (right.get(key) ?? 0) ? [`${key} (${times} of ${right.get(key) ?? 0})`] : [],
  );
