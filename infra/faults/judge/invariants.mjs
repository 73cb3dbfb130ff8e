import { services } from '../ground/line.mjs';
import { audited } from './audited.mjs';
import { whoHears } from './books.mjs';
import { commandsHadTheirEffect } from './commands.mjs';
import { oneEffectEach } from './one-effect.mjs';
import { oneEntryEach } from './one-entry.mjs';
import { some } from './some.mjs';

/**
 * @typedef {import('../ground/line.mjs').Service} Service
 *
 * Everything that a run left behind.
 * @typedef {object} Evidence
 * @property {readonly import('../load/ack-ledger.mjs').Entry[]} entries of the senders' ledger
 * @property {readonly import('../load/command-ledger.mjs').CommandEntry[]} commands of the people who go on with them
 * @property {Record<Service, Record<string, any[]>>} books
 * @property {readonly import('./topic-reader.mjs').TopicRecord[]} records of every topic
 * @property {readonly import('../ground/line.mjs').End[]} ends of processes that nobody here ended
 * @property {number} recoveryMs from the end of the fault until everything was quiet
 * @property {string} [still] what was not quiet in the end
 * @property {number} lag
 * @property {readonly import('./offsets.mjs').Mark[]} marks
 * @property {readonly { topic: string, partition: number, high: number }[]} topicEnds
 * @property {readonly { id: string }[]} mails accepted by the provider
 * @property {readonly import('../ground/receiver.mjs').Told[]} hooks taken by the receiver
 * @property {readonly string[]} leaks where the canary was found
 * @property {{ asked: Readonly<Record<string, number>>, seen: readonly string[] }} stranger
 * @property {readonly string[]} deadAndThere
 * @property {readonly { name: string, afterMs: number | undefined }[]} notReady what had to say so, and when it did
 * @property {Readonly<Record<string, number>>} peakMb
 * @property {Readonly<Record<string, number>>} connections role → most at once
 * @property {Expected} expected
 *
 * What a fault brings with it on purpose.
 * @typedef {object} Expected
 * @property {ReadonlySet<string>} quarantined events, or `topic/partition/offset` where they have no id
 * @property {ReadonlySet<string>} foreign ids of events that a fault put into the topics and no outbox holds
 * @property {ReadonlySet<string>} truncated ids of events that a topic held before it was truncated
 * @property {boolean} mayEnd processes may end by themselves
 * @property {(role: string) => number} connections most that each may hold
 * @property {number} recoveryMs
 */

const limits = { unreadyMs: 10_000, memoryMb: 512 };

/** @param {Evidence} evidence */
function acknowledgedIsThere(evidence) {
  const { entries, books, expected } = evidence;
  const intake = new Map(books.intake.referrals.map((one) => [one.id, one]));
  const judged = new Set(books.eligibility.assessments.map(({ id }) => id));
  const placed = new Map(books.routing.placements.map((one) => [one.id, one]));
  const kept = new Set(books.operations.ledger.map(({ id }) => id));
  const said = new Set(books.intake.outbox.map(({ subject }) => subject));
  const audited = new Set(books.intake.audit.map(({ subject }) => subject));
  const waits = new Set(
    services.flatMap((service) =>
      books[service].quarantine.flatMap(({ event }) =>
        expected.quarantined.has(event) ? subjectOf(books, event) : [],
      ),
    ),
  );
  const acknowledged = entries.flatMap(({ standing, referralId }) =>
    standing === 'acknowledged' && referralId ? [referralId] : [],
  );
  const isHeld = (/** @type {string} */ id) => {
    const { state, holder, owner, due } = placed.get(id) ?? {};
    return state === 'closed' || (holder && owner && due);
  };
  const everyone = [...intake.keys()].filter((id) => !waits.has(id));
  return [
    ...some(
      acknowledged.filter((id) => !intake.has(id)),
      'acknowledged referrals are not in intake',
    ),
    ...some(
      [...intake.values()]
        .filter(({ id, person, equity }) => !person || !equity || !said.has(id) || !audited.has(id))
        .map(({ id }) => id),
      'referrals are in intake in part only',
    ),
    ...some(
      everyone.filter((id) => !judged.has(id)),
      'referrals were never judged',
    ),
    ...some(
      everyone.filter((id) => !isHeld(id)),
      'referrals are held by nobody',
    ),
    ...some(
      everyone.filter((id) => !kept.has(id)),
      'referrals are not in the ledger of operations',
    ),
    ...some(untold(books), 'events were told nobody'),
    ...some(
      entries.filter(({ standing }) => standing === 'refused').map(({ key }) => key),
      'right referrals were refused',
    ),
    ...commandsHadTheirEffect(evidence),
  ];
}

/** Events of which somebody is told, whoever it is about. */
const toldOf = new Set([
  'referral.received.v1',
  'referral.offered.v1',
  'referral.alongside-offered.v1',
]);

/**
 * A message names the place of its event in the line: after a backup was restored, what is said again has another id
 * than what was heard in its place before. Only then may the place stand for the event: the message must be about an
 * event that no outbox holds any more.
 * @param {Evidence['books']} books
 */
function untold({ intake, routing, notification }) {
  const said = [...intake.outbox, ...routing.outbox];
  const known = new Set(said.map(({ id }) => id));
  const planned = new Set(notification.messages.map(({ event }) => event));
  const places = new Set(
    notification.messages
      .filter(({ event }) => !known.has(event))
      .map(({ source, referral, sequence }) => [source, referral, sequence].join(' ')),
  );
  return said
    .filter(({ id, type }) => toldOf.has(type) && !planned.has(id))
    .filter(
      ({ type, subject, sequence }) => !places.has([producerOf(type), subject, sequence].join(' ')),
    )
    .map(({ id, type }) => `${type} ${id}`);
}

const producerOf = (/** @type {string} */ type) =>
  type === 'referral.received.v1' ? 'intake' : 'routing';

/** @param {Evidence['books']} books @param {string} event */
function subjectOf(books, event) {
  const row = services.flatMap((service) => books[service].outbox).find(({ id }) => id === event);
  return row ? [row.subject] : [];
}

/** @param {Evidence} evidence */
function inOrder({ books }) {
  const hears = whoHears();
  const behind = services.flatMap((service) => {
    const heard = new Map(
      books[service].heard.map(({ producer, subject, sequence }) => [
        `${producer} ${subject}`,
        sequence,
      ]),
    );
    return hears[service].flatMap((producer) =>
      books[producer].said
        .filter(({ subject, sequence }) => heard.get(`${producer} ${subject}`) !== sequence)
        .map(
          ({ subject, sequence }) =>
            `${service} heard ${heard.get(`${producer} ${subject}`) ?? 0} of ${sequence} of ${producer} ${subject}`,
        ),
    );
  });
  const lines = Map.groupBy(
    books.operations.timeline,
    ({ source, subject }) => `${source} ${subject}`,
  );
  const crooked = [...lines].filter(([, all]) =>
    all.some(({ sequence }, at) => sequence !== at + 1),
  );
  const parked = services.flatMap((service) => books[service].parked);
  return [
    ...some(behind, 'lines were not heard to their end'),
    ...some(
      crooked.map(([line, all]) => `${line}: ${all.map(({ sequence }) => sequence).join(' ')}`),
      'lines are out of order on the timeline',
    ),
    ...some(
      parked.map(({ id }) => id),
      'events are still parked',
    ),
  ];
}

/** @param {Evidence} evidence */
function outboxIsTopic({ books, records, expected }) {
  return services.flatMap((service) => {
    const types = new Map(books[service].outbox.map(({ id, type }) => [id, type]));
    const unpublished = books[service].outbox.filter(({ published }) => !published);
    const key = (/** @type {string} */ id, /** @type {boolean} */ urgent) =>
      `${id}${urgent ? ' urgent' : ''}`;
    const said = new Set(books[service].outbox.map(({ id, urgent }) => key(id, urgent)));
    const published = new Set(
      books[service].outbox.flatMap((one) => (one.published ? [key(one.id, one.urgent)] : [])),
    );
    const there = new Set(
      records
        .filter(({ source, id }) => source === service && id && !expected.foreign.has(id))
        .map(({ id = '', isUrgent }) => key(id, isUrgent)),
    );
    const gone = [...published.difference(there).difference(expected.truncated)];
    const heard = heardOf(books, service);
    return [
      ...some(
        gone.filter((id) => !heard.has(id.slice(0, 36))),
        `events of ${service} are lost: marked as published, in no topic, and heard by nobody`,
      ),
      ...some(
        unpublished.map(({ id }) => id),
        `events of ${service} are unpublished`,
      ),
      ...some(
        gone.map((id) => `${types.get(id.slice(0, 36))} ${id}`),
        `events of ${service} are marked as published and not in the topic`,
      ),
      ...some(
        [...there.difference(said)],
        `events of ${service} are in the topic and not in its outbox`,
      ),
    ];
  });
}

/** Ids that anybody has of whom this service says, wherever. @param {Evidence['books']} books @param {Service} service */
function heardOf(books, service) {
  const hears = whoHears();
  const hearers = services.filter((one) => hears[one].includes(service));
  return new Set(
    hearers.flatMap((one) => [
      ...books[one].inbox.map(({ id }) => id),
      ...books[one].parked.map(({ id }) => id),
      ...books[one].quarantine.map(({ event }) => event),
    ]),
  );
}

/** @param {Evidence} evidence */
function everythingIsAccountedFor({ books, records, expected }) {
  const hears = whoHears();
  const lost = services.flatMap((service) => {
    const { inbox, quarantine, parked } = books[service];
    const known = new Set([...inbox, ...parked].map(({ id }) => id));
    for (const { event } of quarantine) if (event) known.add(event);
    return records
      .filter(({ id, source }) => id && hears[service].includes(/** @type {Service} */ (source)))
      .filter(({ id = '' }) => !known.has(id))
      .map(({ id }) => `${service} ${id}`);
  });
  const surprising = services.flatMap((service) =>
    books[service].quarantine
      .filter(({ state, event, topic, partition, offset }) => {
        const isMeant = expected.quarantined.has(event ?? `${topic}/${partition}/${offset}`);
        return state === 'waiting' && !isMeant;
      })
      .map(({ event, reason }) => `${service} ${event} (${reason})`),
  );
  return [
    ...some(lost, 'events are neither in inbox nor quarantine nor park'),
    ...some(surprising, 'events are in quarantine that no fault put there'),
  ];
}

/** @param {Evidence} evidence */
function healedInTime({ recoveryMs, still, lag, marks, topicEnds, expected }) {
  const ends = new Map(topicEnds.map((one) => [`${one.topic} ${one.partition}`, one.high]));
  const beyond = marks.filter(
    ({ topic, partition, next }) => next > (ends.get(`${topic} ${partition}`) ?? 0),
  );
  return [
    ...(still ? [`not quiet after ${seconds(recoveryMs)}: ${still}`] : []),
    ...(recoveryMs > expected.recoveryMs ? [`recovery took ${seconds(recoveryMs)}`] : []),
    ...(lag > 0 ? [`${lag} records are not read`] : []),
    ...some(
      beyond.map(({ service, topic, partition }) => `${service} ${topic}/${partition}`),
      'offsets are beyond the end',
    ),
  ];
}

/** @param {Evidence} evidence */
function healthIsTrue({ deadAndThere, notReady, ends, expected }) {
  const silent = notReady.filter(
    ({ afterMs }) => afterMs === undefined || afterMs > limits.unreadyMs,
  );
  return [
    ...some(deadAndThere, 'processes called themselves dead and went on'),
    ...some(
      silent.map(
        ({ name, afterMs }) => `${name} (${afterMs === undefined ? 'never' : seconds(afterMs)})`,
      ),
      'processes did not say within 10 s that they are not ready',
    ),
    ...(expected.mayEnd
      ? []
      : some(
          ends.map(({ name, code, signal }) => `${name} (${signal ?? code})`),
          'processes ended by themselves',
        )),
  ];
}

/** @param {Evidence} evidence */
const nothingLeaked = ({ leaks }) => some(leaks, 'places hold what only intake may hold');

/** @param {Evidence} evidence */
const nobodyElseSaw = ({ stranger }) => [
  ...some(stranger.seen, 'referrals were shown to another organisation'),
  ...some(
    services.filter((service) => !stranger.asked[service]),
    'services never refused another organisation, so nothing was proven',
  ),
];

/** @param {Evidence} evidence */
const bounded = ({ peakMb, connections, expected }) => [
  ...Object.entries(peakMb)
    .filter(([, mb]) => mb > limits.memoryMb)
    .map(([name, mb]) => `${name} took ${Math.round(mb)} MB`),
  ...Object.entries(connections)
    .filter(([role, most]) => most > expected.connections(role))
    .map(([role, most]) => `${role} held ${most} connections of ${expected.connections(role)}`),
];

const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;

/** @type {readonly { id: string, is: string, broken: (evidence: Evidence) => readonly string[] }[]} */
export const invariants = [
  {
    id: 'I1',
    is: 'what was acknowledged is held by somebody and had its effect; the rest is whole or absent',
    broken: acknowledgedIsThere,
  },
  {
    id: 'I2',
    is: 'every referral and command is one entry of the senders’ ledgers',
    broken: oneEntryEach,
  },
  { id: 'I3', is: 'one effect an event; no message to a woman twice', broken: oneEffectEach },
  { id: 'I4', is: 'each line was applied 1 to n, without gap or repeat', broken: inOrder },
  {
    id: 'I5',
    is: 'the outboxes and the topics hold the same, by a reader that is not ours',
    broken: outboxIsTopic,
  },
  {
    id: 'I6',
    is: 'what is in a topic is in inbox, quarantine or park',
    broken: everythingIsAccountedFor,
  },
  {
    id: 'I7',
    is: 'offsets never beyond what was done; quiet again within 60 s',
    broken: healedInTime,
  },
  { id: 'I8', is: 'one line in the audit for each change that was asked for', broken: audited },
  { id: 'I9', is: 'health tells the truth; nothing ends by itself', broken: healthIsTrue },
  { id: 'I10', is: 'no word of hers in a log, record, table or error', broken: nothingLeaked },
  { id: 'I11', is: 'no other organisation saw anything', broken: nobodyElseSaw },
  { id: 'I12', is: 'memory and connections within their limits', broken: bounded },
];

/**
 * @typedef {import('../trial.mjs').Verdict} Verdict
 * @param {Evidence} evidence @param {{ ids: readonly string[], isLast: (verdict: Verdict) => boolean }} which nothing is judged after the last
 * @returns {readonly Verdict[]}
 */
export function judge(evidence, { ids, isLast }) {
  const verdicts = [];
  for (const { id, broken } of invariants) {
    if (!ids.includes(id)) continue;
    const verdict = { id, broken: broken(evidence) };
    verdicts.push(verdict);
    if (isLast(verdict)) break;
  }
  return verdicts;
}
