import type { DecisionRecord, NextStep, Timeline } from '@waymark/contracts';
import { say } from '../../../language/say.js';
import { clockWords, momentWords } from '../../../layout/london-time.js';
import { holderWords } from '../../../layout/words/holder-words.js';
import { anyStateWords, nextStepWords } from '../../../layout/words/placing-words.js';
import { decisionsShown, type DecisionShown } from './decisions.presenter.js';
import type { LogPage } from '../log/log.presenter.js';
import { groupsOf, traceOf, type Found, type GroupView } from './entries.js';
import { askedFor, outcomesOf, type KnownOutcomes } from './outcomes.js';

export interface TimelinePage {
  readonly title: string;
  readonly section: string;
  readonly referralId: string;
  readonly state: string;
  readonly holder: string;
  readonly next: string;
  /** An event about it has failed; what was said later waits. */
  readonly needsAttention: boolean;
  readonly groups: readonly GroupView[];
  /** Of so many events, the newest, it is known what became of them; absent where of all. */
  readonly askedOf?: number;
  /** What operators did to it, oldest first: replays, events said again, identities shown. */
  readonly byHand: LogPage['acts'];
  /** Services that do not say what was done there. */
  readonly silent: LogPage['silent'];
  /** Absent where routing does not answer, or has not heard of the referral. */
  readonly decisions?: readonly DecisionShown[];
  readonly traces: readonly string[];
  readonly toCome?: string;
  readonly back: { readonly href: string; readonly text: string };
}

interface Known {
  readonly timeline: Timeline;
  /** Undefined where routing does not answer, or has not heard of the referral. */
  readonly record?: DecisionRecord | undefined;
  /** What operators did to it; absent where nobody was asked. */
  readonly byHand?: Pick<LogPage, 'acts' | 'silent'>;
  readonly found?: Found;
  /** What each service made of the events; none where nobody was asked. */
  readonly outcomes?: KnownOutcomes;
}

const NOTHING_BY_HAND = { acts: [], silent: [] };

export function timelinePage(
  { timeline, record, byHand = NOTHING_BY_HAND, found = {}, outcomes = [] }: Known,
  now: Date,
): TimelinePage {
  const { referralId, reference, state, holder, nextStep, entries } = timeline;
  const { needsAttention = false } = timeline;
  const asked = new Set(askedFor(entries));
  return {
    title: reference ?? say`A referral without a reference`,
    section: say`Operations`,
    referralId,
    state: anyStateWords(state),
    needsAttention,
    holder: holder === undefined ? say`Nobody` : holderWords(holder, nextStep),
    next:
      nextStep === undefined
        ? say`Nothing more`
        : say`${nextStepWords[nextStep.what]}, by ${nextStep.ownerName}: ${clockWords(nextStep.dueAt, now)}`,
    groups: groupsOf(entries, found, (entry) => outcomesOf(entry, outcomes, asked)),
    ...(entries.length > asked.size && { askedOf: asked.size }),
    byHand: byHand.acts.toReversed(),
    silent: byHand.silent,
    ...(record !== undefined && { decisions: decisionsShown(record) }),
    traces: [...new Set(entries.map(traceOf))],
    ...(nextStep !== undefined && {
      toCome: toComeWords(nextStep, now),
    }),
    back: { href: '/operations/find', text: say`Find a referral` },
  };
}

/** A step that is late is still to come, and its limit is past. */
function toComeWords({ what, ownerName, dueAt }: NextStep, now: Date): string {
  const step = nextStepWords[what];
  return Date.parse(dueAt) < now.getTime()
    ? say`${step} was due from ${ownerName} by ${momentWords(dueAt)}, ${clockWords(dueAt, now)}`
    : say`${momentWords(dueAt)}: ${step} is due from ${ownerName}`;
}
