import {
  MOST_OUTCOMES,
  type EventOutcome,
  type OutcomeResult,
  type Outcomes,
  type TimelineEntry,
} from '@waymark/contracts';
import type { AnswerOf, Hearer } from '../../../clients/hearers.js';
import { count, inLanguage, say } from '../../../language/say.js';
import { momentWords } from '../../../layout/london-time.js';

/** What became of an event in one service. */
export interface OutcomeView {
  readonly service: Hearer;
  readonly words: string;
}

export interface OutcomesView {
  /** In the order of the line; absent where nobody was asked of this event. */
  readonly became?: readonly OutcomeView[];
  /** Where it is not done: shown at once. */
  readonly amiss?: readonly string[];
}

export type KnownOutcomes = readonly AnswerOf<Outcomes>[];

/** The newest are asked for; what is older has long been heard. */
export const askedFor = (entries: readonly TimelineEntry[]): readonly string[] =>
  entries.slice(-MOST_OUTCOMES).map(({ eventId }) => eventId);

const WORDS: Readonly<Record<OutcomeResult, string>> = inLanguage(() => ({
  applied: 'applied',
  replayed: say`applied when an operator replayed it`,
  redelivered: say`applied when it came again`,
  'waits-for-earlier': say`waits for an earlier event`,
  'waits-for-cause': say`waits for what caused it`,
  quarantined: say`failed, and waits for an operator`,
  discarded: say`put aside by an operator`,
}));

const AMISS: Partial<Readonly<Record<OutcomeResult, string>>> = inLanguage(() => ({
  'waits-for-earlier': say`Waits`,
  'waits-for-cause': say`Waits`,
  quarantined: say`Failed`,
  discarded: say`Put aside`,
}));

/** What each service that hears its kind has made of an event, whoever said it. */
export function outcomesOf(
  { eventId, type, source }: TimelineEntry,
  answers: KnownOutcomes,
  asked: ReadonlySet<string>,
): OutcomesView {
  if (answers.length === 0 || !asked.has(eventId)) return {};
  const found = answers.flatMap(({ service, answer }) => {
    const outcome = answer?.outcomes.find((one) => one.eventId === eventId);
    return outcome === undefined ? [] : [{ service, outcome }];
  });
  const amiss = found.flatMap(({ service, outcome: { result } }) => {
    const words = AMISS[result];
    return words === undefined ? [] : [say`${words} in ${service}`];
  });
  return {
    became: answers
      .filter(({ service, answer }) => service !== source && mayHear(type, answer))
      .map(({ service, answer }) => ({
        service,
        words: wordsOf(answer, found.find((one) => one.service === service)?.outcome),
      })),
    ...(amiss.length > 0 && { amiss }),
  };
}

// Whether a silent service hears it is not known.
const mayHear = (type: string, answer: Outcomes | undefined): boolean =>
  answer === undefined || answer.hears.includes(type);

function wordsOf(answer: Outcomes | undefined, outcome: EventOutcome | undefined): string {
  if (answer === undefined) return say`not known: no answer from there`;
  if (outcome === undefined) return say`not heard yet, or no longer kept there`;
  const { result, at, attempts } = outcome;
  const after = attempts === undefined ? '' : say`, after ${count(attempts, 'attempt')}`;
  return `${WORDS[result]}${after}, ${momentWords(at)}`;
}
