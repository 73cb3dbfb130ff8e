import { kinds } from '../load/kinds-of-command.mjs';
import { some } from './some.mjs';

/**
 * @typedef {import('./invariants.mjs').Evidence} Evidence
 * @typedef {import('../load/command-ledger.mjs').CommandEntry} Command
 */

const keyOf = (/** @type {{ organisation: string, key: string }} */ { organisation, key }) =>
  `${organisation} ${key}`;

/** Commands whose answer the service keeps, in the transaction of what they did: those that were done. @param {Evidence} evidence @returns {readonly Command[]} */
export function doneOf({ commands, books }) {
  const kept = {
    intake: new Set(books.intake.commands.map(keyOf)),
    routing: new Set(books.routing.commands.map(keyOf)),
  };
  return commands.filter((command) => kept[kinds[command.kind].service].has(keyOf(command)));
}

/** What was acknowledged was done, and each that was done had its effect once, wherever it is heard. @param {Evidence} evidence */
export function commandsHadTheirEffect(evidence) {
  const { commands, books, expected } = evidence;
  const done = doneOf(evidence);
  const doneKeys = new Set(done.map(({ key }) => key));
  const said = bySubject(books.intake.outbox, books.routing.outbox);
  const quarantined = (/** @type {string} */ event) => expected.quarantined.has(event);
  const effects = done.map((command) => ({ command, events: eventsOf(command, said) }));
  const whole = effects.flatMap(({ command, events: [event, ...more] }) =>
    event && more.length === 0 && !quarantined(event.id) ? [{ command, event }] : [],
  );
  return [
    ...some(
      commands
        .filter(({ standing, key }) => standing === 'acknowledged' && !doneKeys.has(key))
        .map(named),
      'acknowledged commands were not done',
    ),
    ...some(
      commands
        .filter(({ standing }) => standing === 'refused')
        .map((one) => `${named(one)} (${one.refusal})`),
      'right commands were refused',
    ),
    ...some(
      effects
        .filter(({ events }) => events.length !== 1)
        .map(({ command, events }) => `${named(command)} ${events.length} times`),
      'commands that were done were not said exactly once',
    ),
    ...some(notFollowed(books, whole), 'commands that were done had no effect, or more than one'),
  ];
}

/** @param {Evidence} evidence */
export function commandsAreTheSenders(evidence) {
  const { commands, books } = evidence;
  const sent = new Set(commands.map(keyOf));
  const done = doneOf(evidence);
  return [
    ...some(
      [...books.intake.commands, ...books.routing.commands]
        .filter((one) => !sent.has(keyOf(one)))
        .map(keyOf),
      'keys of commands were never sent',
    ),
    ...some(
      commands.filter(({ answers }) => answers.length > 1).map(named),
      'commands were answered in several ways',
    ),
    ...some(
      done.filter(({ standing }) => standing === 'outdated').map(named),
      'commands that were refused were done all the same',
    ),
    ...some(decisionsOfNobody(books, done), 'decisions of a team are not those it made'),
  ];
}

const named = (/** @type {Command} */ { kind, referralId }) => `${kind} ${referralId}`;

/** @param {readonly any[][]} outboxes */
const bySubject = (...outboxes) => Map.groupBy(outboxes.flat(), ({ subject }) => subject);

/** @param {Command} command @param {ReadonlyMap<string, readonly any[]>} said */
const eventsOf = ({ kind, referralId, organisation }, said) =>
  (said.get(referralId) ?? []).filter(
    (event) => event.type === kinds[kind].says && kinds[kind].isSaid(event, organisation),
  );

/**
 * Once on the timeline of operations; what a team decided once in the words for the referrer, and the referrer is told;
 * whoever is asked to take over is told, and once they have, holds the person wherever that is kept; changed facts are
 * judged once; a question that was answered is answered.
 * @param {Evidence['books']} books @param {readonly { command: Command, event: any }[]} whole
 */
function notFollowed({ intake, eligibility, routing, notification, operations }, whole) {
  const timeline = countOf(operations.timeline, ({ id }) => id);
  const progress = countOf(intake.progress, ({ id, sequence }) => `${id} ${sequence}`);
  const self = new Set(
    intake.referrals.filter(({ channel }) => channel === 'self').map(({ id }) => id),
  );
  const toReferrer = countOf(
    notification.messages.filter(({ audience }) => audience === 'referrer'),
    ({ event }) => event,
  );
  const handedOver = handOvers({ routing, notification, operations });
  const judged = new Map(
    eligibility.assessments.map(({ id, version, times }) => [`${id} ${version}`, times]),
  );
  const answered = new Set(intake.questions.filter((one) => one.answered).map(({ id }) => id));
  return whole.flatMap(({ command, event }) => {
    const { service, tellsReferrer } = kinds[command.kind];
    const place = `${event.subject} ${event.sequence}`;
    const isTold = !tellsReferrer || self.has(event.subject);
    const isJudged = command.kind === 'answer' || command.kind === 'amend';
    const missing = [
      timeline.get(event.id) !== 1 && 'on the timeline',
      service === 'routing' && progress.get(place) !== 1 && 'in the words for the referrer',
      !isTold && toReferrer.get(event.id) !== 1 && 'in a message to the referrer',
      isJudged && judged.get(`${event.subject} ${event.facts}`) !== 1 && 'in a judgement',
      command.kind === 'answer' && !answered.has(event.question) && 'in the question',
      ...handedOver(command, event),
    ].filter(Boolean);
    return missing.length > 0 ? [`${named(command)}: not once ${missing.join(', ')}`] : [];
  });
}

/** Whoever is asked to take over is told once; whoever has taken over holds the person, wherever that is kept. @param {Pick<Evidence['books'], 'routing' | 'notification' | 'operations'>} books */
function handOvers({ routing, notification, operations }) {
  const told = countOf(
    notification.messages.filter(({ audience }) => audience === 'receiving-service'),
    ({ event, organisation }) => `${event} ${organisation}`,
  );
  const holders = [routing.placements, operations.ledger].map(
    (kept) => new Map(kept.map(({ id, holder }) => [id, holder])),
  );
  /** @param {Command} command @param {any} event */
  return ({ kind, referralId, organisation }, { id, service }) => [
    kind === 'pass' &&
      told.get(`${id} ${service}`) !== 1 &&
      'in a message to whoever is asked to take over',
    kind === 'take' &&
      holders.some((of) => of.get(referralId) !== organisation) &&
      'in who holds the person',
  ];
}

const stepOf = (/** @type {Command} */ { kind }) => kinds[kind].step;
const moves = new Set(Object.values(kinds).flatMap(({ step }) => step ?? []));

/** Steps that a team took at routing, by whom, beside the commands of that team. @param {Evidence['books']} books @param {readonly Command[]} done */
function decisionsOfNobody({ routing }, done) {
  const made = countOf(
    done.filter(stepOf),
    (command) => `${command.referralId} ${stepOf(command)} ${command.organisation}`,
  );
  const taken = countOf(
    routing.steps.filter(({ what, by }) => moves.has(what) && by !== 'waymark'),
    ({ id, what, by }) => `${id} ${what} ${by}`,
  );
  return [...new Set([...made.keys(), ...taken.keys()])]
    .filter((one) => made.get(one) !== taken.get(one))
    .map((one) => `${one} ${taken.get(one) ?? 0} of ${made.get(one) ?? 0}`);
}

/** @param {readonly any[]} rows @param {(row: any) => string} of @returns {ReadonlyMap<string, number>} */
const countOf = (rows, of) =>
  new Map([...Map.groupBy(rows, of)].map(([key, all]) => [key, all.length]));
