import type { InspectedEvent, QuarantineTrial } from '@waymark/contracts';
import type { Hearer } from '../../../clients/hearers.js';
import { count, say } from '../../../language/say.js';
import { momentWords } from '../../../layout/london-time.js';
import { failedStateWords, failureWords } from '../../../layout/words/operations-words.js';
import { ageOf, pathOf, typeWords } from './failed.presenter.js';
import { heldFields, type FieldRow } from './held-fields.js';
import { ruleWords } from './rule-words.js';

/** A service has a word for its id, a referral a number. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface EventKnown {
  readonly service: Hearer;
  readonly event: InspectedEvent;
  /** What a replay would do, as it was just tried; absent where nothing waits, or the service did not say. */
  readonly trial?: QuarantineTrial;
  /** Who has dealt with it, by name where it is known. */
  readonly settledBy?: string;
  /** Whether whoever looks may apply a copy, or say that intake has no such referral. */
  readonly mayCopy: boolean;
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly href?: string;
}

export interface EventPage {
  readonly title: string;
  readonly section: string;
  readonly state: string;
  readonly waits: boolean;
  readonly settled?: string;
  readonly rows: readonly Row[];
  readonly whole: readonly string[];
  readonly fields: readonly FieldRow[];
  readonly wrong: number;
  readonly unreadable: boolean;
  readonly bytes: number;
  readonly headers: readonly Row[];
  readonly replay: string;
  readonly actions: readonly { readonly href: string; readonly text: string }[];
  readonly back: { readonly href: string; readonly text: string };
}

export function eventPage(known: EventKnown, now: Date): EventPage {
  const { service, event } = known;
  const { problems, headers, data, bytes, state } = event;
  const fields = heldFields(event);
  const waits = state === 'waiting';
  return {
    title: typeWords(event),
    section: say`Failed events`,
    state: failedStateWords[state],
    waits,
    ...(event.settledAt !== undefined && { settled: settledWords(known, event.settledAt) }),
    rows: rowsOf(known, now),
    whole: problems.filter(({ field }) => field === '').map(({ rule }) => ruleWords(rule)),
    fields,
    wrong: fields.filter(({ wrong }) => wrong !== undefined).length,
    unreadable: data === undefined,
    bytes,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value: headerText(value) })),
    replay: trialWords(known.trial),
    actions: waits ? actionsOf(known) : [],
    back: { href: pathOf.group(service, event.group), text: say`The group` },
  };
}

/** One event, and what waits behind it: the scope of whatever is done with it. */
export function rowsOf({ service, event }: EventKnown, now: Date): readonly Row[] {
  const { subject, sequence, waitingBehind, attempts, since } = event;
  return [
    {
      key: say`Set aside by`,
      value: say`${service}, ${momentWords(since)} (${ageOf(since, now)} ago)`,
    },
    {
      key: say`About`,
      value: subject ?? say`Not known`,
      ...(UUID.test(subject ?? '') && { href: pathOf.referral(subject ?? '') }),
    },
    {
      key: say`Number in its line`,
      value: sequence === undefined ? say`Not known` : String(sequence),
    },
    { key: say`Event`, value: event.eventId ?? say`Not known` },
    {
      key: say`Waits behind it`,
      value: waitingBehind === 0 ? say`Nothing` : count(waitingBehind, 'later event'),
    },
    { key: say`Why`, value: `${failureWords[event.reason]}. ${event.error}: ${event.detail}` },
    { key: say`Tried`, value: count(attempts, 'time') },
    {
      key: say`Where in Kafka`,
      value: say`${event.topic}, partition ${String(event.partition)}, offset ${String(event.offset)}`,
    },
  ];
}

function settledWords({ event, settledBy }: EventKnown, at: string): string {
  const who = settledBy === undefined ? '' : say` by ${settledBy}`;
  const why = event.settledReason === undefined ? '' : say` Why: ${event.settledReason}`;
  const copy =
    event.copyId === undefined
      ? ''
      : say` A copy was applied in its place, ${event.copyId}; its cause is this event.`;
  return say`${failedStateWords[event.state]} on ${momentWords(at)}${who}.${why}${copy}`;
}

/** What a replay would do, from its dry run. */
export function trialWords(trial: QuarantineTrial | undefined): string {
  if (trial === undefined) return say`It could not be tried just now: the service did not answer.`;
  if (trial.wouldSucceed)
    return say`It would succeed: the event would have its effect, once, and what waits behind it would go on.`;
  return say`It would fail: ${trial.detail ?? trial.code ?? say`the service does not say why`}`;
}

function actionsOf({ service, event, mayCopy }: EventKnown): EventPage['actions'] {
  const here = pathOf.event(service, event.id);
  return [
    { href: `${here}/replay`, text: say`Replay it` },
    ...(mayCopy && event.problems.length > 0
      ? [{ href: `${here}/copy`, text: say`Apply a mended copy` }]
      : []),
    { href: `${here}/discard`, text: say`Discard it` },
  ];
}

const headerText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
