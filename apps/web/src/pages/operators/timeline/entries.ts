import type { TimelineEntry } from '@waymark/contracts';
import { count, say } from '../../../language/say.js';
import { lengthWords, momentWords } from '../../../layout/london-time.js';
import type { OutcomesView } from './outcomes.js';

/** Silence shorter than this is not worth a line. */
const GAP_MS = 60 * 60 * 1000;
const LATE_MS = 60_000;
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** Time in which nothing happened: its length, and between what it lies for whoever opens it. */
interface Gap {
  readonly words: string;
  readonly between: string;
}

export interface EntryView extends OutcomesView {
  /** Where the page opens. */
  readonly id?: string;
  /** Says that it was searched for. */
  readonly found?: string;
  readonly when: string;
  readonly type: string;
  readonly source: string;
  readonly words: string;
  readonly eventId: string;
  readonly causedBy?: string;
  readonly late?: string;
  /** How long after what stands before it in the same group it came. */
  readonly later?: string;
}

/** What began by itself (a command, a timer, something heard from elsewhere), with all that it led to. */
export interface GroupView extends EntryView {
  /** Nothing at all was heard before it. */
  readonly gap?: Gap;
  /** Oldest first. */
  readonly led: readonly EntryView[];
}

/** What was searched for: an event, or all of a trace; what is neither marks nothing. */
export interface Found {
  readonly event?: unknown;
  readonly trace?: unknown;
}

export const traceOf = ({ traceparent }: TimelineEntry): string => traceparent.slice(3, 35);

/** Entries by what began them; groups and what is in them are in the order of time. */
export function groupsOf(
  entries: readonly TimelineEntry[],
  found: Found,
  outcomesOf: (entry: TimelineEntry) => OutcomesView = () => ({}),
): readonly GroupView[] {
  const byId = new Map(entries.map((entry) => [entry.eventId, entry]));
  const first = entries.find((entry) => isFound(entry, found));
  const viewOf = (entry: TimelineEntry): EntryView => ({
    ...entryView(entry, byId),
    ...outcomesOf(entry),
    ...(isFound(entry, found) && { found: say`What you searched for` }),
    ...(entry === first && { id: 'found' }),
  });
  const groups = Map.groupBy(entries, (entry) => beginningOf(entry, byId));
  return [...groups].map(([beginning, members]) => ({
    ...viewOf(beginning),
    ...gapBefore(beginning, entries[entries.indexOf(beginning) - 1]),
    led: members
      .filter((one) => one !== beginning)
      .map((one, index, led) => ({
        ...viewOf(one),
        ...laterThan(led[index - 1] ?? beginning, one),
      })),
  }));
}

type Known = ReadonlyMap<string, TimelineEntry>;

function beginningOf(entry: TimelineEntry, byId: Known): TimelineEntry {
  const seen = new Set([entry]);
  let beginning = entry;
  for (let cause = causeOf(entry, byId); cause !== undefined; cause = causeOf(cause, byId)) {
    // Nothing is before itself; what says so stands alone.
    if (seen.has(cause)) return entry;
    seen.add(cause);
    beginning = cause;
  }
  return beginning;
}

const causeOf = ({ causedBy }: TimelineEntry, byId: Known): TimelineEntry | undefined =>
  causedBy === undefined ? undefined : byId.get(causedBy);

const isFound = (entry: TimelineEntry, { event, trace }: Found): boolean =>
  entry.eventId === event || traceOf(entry) === trace;

const between = (earlier: TimelineEntry, later: TimelineEntry): number =>
  Date.parse(later.at) - Date.parse(earlier.at);

function gapBefore(
  entry: TimelineEntry,
  previous: TimelineEntry | undefined,
): Pick<GroupView, 'gap'> {
  if (previous === undefined || between(previous, entry) < GAP_MS) return {};
  const [from, to] = [momentWords(previous.at), momentWords(entry.at)];
  return {
    gap: {
      words: say`${silenceWords(between(previous, entry))} with nothing`,
      between: say`From ${from}, after ${previous.type}, to ${to}, before ${entry.type}, nothing was heard of this referral.`,
    },
  };
}

function laterThan(previous: TimelineEntry, entry: TimelineEntry): Pick<EntryView, 'later'> {
  const length = between(previous, entry);
  return length < GAP_MS ? {} : { later: say`${silenceWords(length)} later` };
}

/** `5 weeks, 2 days`, `2 days, 3 hours`, `5 hours`. */
function silenceWords(length: number): string {
  if (length < DAY_MS) return lengthWords(length);
  const inWeeks = length >= 2 * WEEK_MS;
  const [large, small] = inWeeks ? [WEEK_MS, DAY_MS] : [DAY_MS, HOUR_MS];
  const most = Math.floor(length / large);
  const words = inWeeks ? count(most, 'week') : lengthWords(most * DAY_MS);
  const rest = length % large;
  return rest < small ? words : `${words}, ${lengthWords(rest)}`;
}

function entryView(entry: TimelineEntry, byId: Known): EntryView {
  const delay = Date.parse(entry.heardAt) - Date.parse(entry.at);
  const cause = causeOf(entry, byId);
  return {
    when: momentWords(entry.at),
    type: entry.type,
    source: say`${entry.source}, number ${String(entry.sequence)}`,
    words: entry.words,
    eventId: entry.eventId,
    ...(cause !== undefined && { causedBy: say`${cause.type}, number ${String(cause.sequence)}` }),
    ...(delay >= LATE_MS && { late: say`heard ${lengthWords(delay)} later` }),
  };
}
