import type { DecisionRecord, Timeline, TimelineEntry } from '@waymark/contracts';
import { clockWords, lengthWords, momentWords } from '../../../layout/london-time.js';
import { anyStateWords, nextStepWords } from '../../../layout/words/placing-words.js';
import { decisionsShown, type DecisionShown } from './decisions.presenter.js';

/** Silence shorter than this is not worth a line. */
const GAP_MS = 60 * 60 * 1000;

interface EntryView {
  /** Where the page opens. */
  readonly id?: string;
  /** Says that it was searched for. */
  readonly found?: string;
  /** How long nothing happened before it. */
  readonly gap?: string;
  readonly when: string;
  readonly type: string;
  readonly source: string;
  readonly words: string;
  readonly eventId: string;
  readonly causedBy?: string;
  readonly late?: string;
}

export interface TimelinePage {
  readonly title: string;
  readonly section: string;
  readonly referralId: string;
  readonly state: string;
  readonly holder: string;
  readonly next: string;
  /** An event about it has failed; what was said later waits. */
  readonly needsAttention: boolean;
  readonly entries: readonly EntryView[];
  /** Absent where routing does not answer, or has not heard of the referral. */
  readonly decisions?: readonly DecisionShown[];
  readonly traces: readonly string[];
  readonly toCome?: string;
  readonly back: { readonly href: string; readonly text: string };
}

const LATE_MS = 60_000;

/** What was searched for: an event, or all of a trace; what is neither marks nothing. */
interface Found {
  readonly event?: unknown;
  readonly trace?: unknown;
}

interface Known {
  readonly timeline: Timeline;
  /** Undefined where routing does not answer, or has not heard of the referral. */
  readonly record?: DecisionRecord | undefined;
  readonly found?: Found;
}

const traceOf = ({ traceparent }: TimelineEntry): string => traceparent.slice(3, 35);

export function timelinePage({ timeline, record, found = {} }: Known, now: Date): TimelinePage {
  const { referralId, reference, state, holder, nextStep, entries } = timeline;
  const { needsAttention = false } = timeline;
  return {
    title: reference ?? 'A referral without a reference',
    section: 'Operations',
    referralId,
    state: anyStateWords(state),
    needsAttention,
    holder: holder?.name ?? 'Nobody',
    next:
      nextStep === undefined
        ? 'Nothing more'
        : `${nextStepWords[nextStep.what]}, by ${nextStep.ownerName}: ${clockWords(nextStep.dueAt, now)}`,
    entries: marked(
      entries.map((entry, index) => ({
        ...entryView(entry, entries[index - 1], entries),
        ...(isFound(entry, found) && { found: SEARCHED }),
      })),
    ),
    ...(record !== undefined && { decisions: decisionsShown(record) }),
    traces: [...new Set(entries.map(traceOf))],
    ...(nextStep !== undefined && {
      toCome: `${momentWords(nextStep.dueAt)}: ${nextStepWords[nextStep.what]} is due from ${nextStep.ownerName}`,
    }),
    back: { href: '/operations/find', text: 'Find a referral' },
  };
}

const SEARCHED = 'What you searched for';

const isFound = (entry: TimelineEntry, { event, trace }: Found): boolean =>
  entry.eventId === event || traceOf(entry) === trace;

/** The first of those that were searched for is where the page opens. */
function marked(views: readonly EntryView[]): readonly EntryView[] {
  const first = views.findIndex(({ found }) => found !== undefined);
  return views.map((view, index) => (index === first ? { ...view, id: 'found' } : view));
}

function entryView(
  entry: TimelineEntry,
  previous: TimelineEntry | undefined,
  all: readonly TimelineEntry[],
): EntryView {
  const silence = previous === undefined ? 0 : Date.parse(entry.at) - Date.parse(previous.at);
  const delay = Date.parse(entry.heardAt) - Date.parse(entry.at);
  const cause = all.find(({ eventId }) => eventId === entry.causedBy);
  return {
    ...(silence >= GAP_MS && { gap: `${lengthWords(silence)} with nothing` }),
    when: momentWords(entry.at),
    type: entry.type,
    source: `${entry.source}, number ${String(entry.sequence)}`,
    words: entry.words,
    eventId: entry.eventId,
    ...(cause !== undefined && { causedBy: `${cause.type}, number ${String(cause.sequence)}` }),
    ...(delay >= LATE_MS && { late: `heard ${lengthWords(delay)} later` }),
  };
}
