import {
  EventQuarantinedData,
  EventUnquarantinedData,
  MessageDeliveredData,
  MessageFailedData,
  PlacementChange,
  ReferralAssessedData,
  ServiceOpeningChangedData,
  type Outcome,
  type QuarantineEnd,
  type WaymarkEvent,
} from '@waymark/contracts';
import { deliveredWords, failedWords } from './message-words.js';

const WORDS: Readonly<Record<string, string>> = {
  'referral.received.v1': 'Intake accepted the referral.',
  'referral.profiled.v1': 'Equity facts were stored apart from the referral.',
  'referral.amended.v1': 'The referrer changed facts; it is judged again.',
  'referral.question-answered.v1': 'The referrer answered; it is judged again.',
  'referral.withdrawn.v1': 'The referral was withdrawn; messages and sharing stop.',
  'referral.contact-changed.v1':
    'How the person may be reached, or is spoken with, is other than before; nothing is judged again.',
  'referral.file-added.v1':
    'A file was added, or one that was held can be opened; nothing is judged again.',
  'referral.restriction-changed.v1':
    'Who may open the record is named one by one, or no longer, or somebody has opened it; nothing is judged again.',
  'referral.linked.v1':
    'A person said that it is about the same person as another referral; one clock, one lead.',
  'referral.unlinked.v1':
    'A person said that it is about another person; it goes on by itself, with its own clock.',
  'safety-concern.raised.v1': 'A sign that needs a call was marked in a form that is not sent yet.',
  'safety-concern.cleared.v1': 'The form was sent, or the call was seen to.',
  'safety-concern.task-opened.v1': 'A team has the task to see to the call.',
  'safety-concern.settled.v1': 'Nobody has to look after the sign any longer.',
  'criteria.published.v1': 'A revision of published criteria is in force.',
};

/** One sentence about an event, from codes and dates alone. */
export function wordsFor(event: WaymarkEvent): string {
  if (event.data instanceof PlacementChange) return event.data.because;
  if (event.data instanceof ReferralAssessedData) return judged(event.data);
  if (event.data instanceof MessageFailedData) return failedWords(event.data);
  if (event.data instanceof MessageDeliveredData) return deliveredWords(event.data);
  if (event.data instanceof EventQuarantinedData) return setAside(event.data);
  if (event.data instanceof EventUnquarantinedData) return dealtWith(event.data);
  if (event.data instanceof ServiceOpeningChangedData) return opened(event.data);
  return WORDS[event.type] ?? event.type;
}

// What an event that failed says of itself may be anything: only what is a code is repeated.
const CODE = /^[a-z]+(?:[.-][a-z0-9]+)*$/;
const isCode = (text: string | undefined): text is string => text !== undefined && CODE.test(text);

function setAside({ eventType, producer, sequence }: EventQuarantinedData): string {
  const which = [
    isCode(eventType) ? eventType : 'of no known type',
    ...(isCode(producer) ? [`of ${producer}`] : []),
    ...(sequence === undefined ? [] : [`number ${String(sequence)}`]),
  ].join(', ');
  return `A failed event (${which}) waits for an operator; later ones of this referral wait behind it.`;
}

const DEALT_WITH: Readonly<Record<QuarantineEnd, string>> = {
  replayed: 'The failed event was replayed by a person, and was applied.',
  discarded: 'A person decided that the failed event is not applied.',
  redelivered: 'The failed event came again, and was applied.',
};

const dealtWith = ({ end, copyId }: EventUnquarantinedData): string =>
  copyId === undefined
    ? DEALT_WITH[end]
    : 'A mended copy of the failed event was applied in its place by a person.';

function opened({ openings, version }: ServiceOpeningChangedData): string {
  const said = openings.map(
    ({ opening, from, to }) => `${opening} from ${from}${to === undefined ? '' : ` to ${to}`}`,
  );
  return `The service says of itself (version ${version}): ${said.join('; ') || 'nothing any more'}.`;
}

function judged({ candidates, judgements }: ReferralAssessedData): string {
  const count = (outcome: Outcome): number =>
    judgements.filter((judgement) => judgement.outcome === outcome).length;
  const parts = [
    `${String(count('eligible'))} eligible`,
    `${String(count('not-yet'))} not yet`,
    `${String(count('cannot-tell'))} cannot tell`,
    `${String(count('not-eligible'))} not eligible`,
  ];
  return `Judged against ${String(candidates.length)} candidate services: ${parts.join(', ')}.`;
}
