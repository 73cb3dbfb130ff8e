import type { InspectedEvent, QuarantineTrial } from '@waymark/contracts';
import type { Hearer } from '../../../clients/hearers.js';
import { count, momentWords } from '../../../layout/london-time.js';
import { failedStateWords, failureWords } from '../../../layout/words/operations-words.js';
import { ageOf, pathOf, typeWords } from './failed.presenter.js';
import { heldFields, type FieldRow } from './held-fields.js';

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
    section: 'Failed events',
    state: failedStateWords[state],
    waits,
    ...(event.settledAt !== undefined && { settled: settledWords(known, event.settledAt) }),
    rows: rowsOf(known, now),
    whole: problems.filter(({ field }) => field === '').map(({ rule }) => rule),
    fields,
    wrong: fields.filter(({ wrong }) => wrong !== undefined).length,
    unreadable: data === undefined,
    bytes,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value: headerText(value) })),
    replay: trialWords(known.trial),
    actions: waits ? actionsOf(known) : [],
    back: { href: pathOf.group(service, event.group), text: 'The group' },
  };
}

/** One event, and what waits behind it: the scope of whatever is done with it. */
export function rowsOf({ service, event }: EventKnown, now: Date): readonly Row[] {
  const { subject, sequence, waitingBehind, attempts, since } = event;
  return [
    { key: 'Set aside by', value: `${service}, ${momentWords(since)} (${ageOf(since, now)} ago)` },
    {
      key: 'About',
      value: subject ?? 'Not known',
      ...(UUID.test(subject ?? '') && { href: pathOf.referral(subject ?? '') }),
    },
    { key: 'Number in its line', value: sequence === undefined ? 'Not known' : String(sequence) },
    { key: 'Event', value: event.eventId ?? 'Not known' },
    {
      key: 'Waits behind it',
      value: waitingBehind === 0 ? 'Nothing' : count(waitingBehind, 'later event'),
    },
    { key: 'Why', value: `${failureWords[event.reason]}. ${event.error}: ${event.detail}` },
    { key: 'Tried', value: count(attempts, 'time') },
    {
      key: 'Where in Kafka',
      value: `${event.topic}, partition ${String(event.partition)}, offset ${String(event.offset)}`,
    },
  ];
}

function settledWords({ event, settledBy }: EventKnown, at: string): string {
  const who = settledBy === undefined ? '' : ` by ${settledBy}`;
  const why = event.settledReason === undefined ? '' : ` Why: ${event.settledReason}`;
  const copy =
    event.copyId === undefined
      ? ''
      : ` A copy was applied in its place, ${event.copyId}; its cause is this event.`;
  return `${failedStateWords[event.state]} on ${momentWords(at)}${who}.${why}${copy}`;
}

/** What a replay would do, from its dry run. */
export function trialWords(trial: QuarantineTrial | undefined): string {
  if (trial === undefined) return 'It could not be tried just now: the service did not answer.';
  if (trial.wouldSucceed)
    return 'It would succeed: the event would have its effect, once, and what waits behind it would go on.';
  return `It would fail: ${trial.detail ?? trial.code ?? 'the service does not say why'}`;
}

function actionsOf({ service, event, mayCopy }: EventKnown): EventPage['actions'] {
  const here = pathOf.event(service, event.id);
  return [
    { href: `${here}/replay`, text: 'Replay it' },
    ...(mayCopy && event.problems.length > 0
      ? [{ href: `${here}/copy`, text: 'Apply a mended copy' }]
      : []),
    { href: `${here}/discard`, text: 'Discard it' },
  ];
}

const headerText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
