import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent } from '@waymark/contracts';
import { plusMonths, spokenDay, type DayNumber, type Span } from '../calendar.js';
import { defineCriterion, type Judge } from '../criterion.js';
import type { Happening } from '../happening.js';
import type { ReferralCase } from '../referral-case.js';
import { met, notKnown, notMet, notYet, type Verdict } from '../verdict.js';
import { counted } from '../words.js';
import { passed } from './passed.js';

const EVENTS = ['birth', 'loss', 'birth-or-loss', 'maternity-experience', 'any'] as const;
type Event = (typeof EVENTS)[number];

class TimeSinceEventSettings {
  @IsIn(EVENTS) readonly event!: Event;
  @MayBeAbsent() @IsInt() @Min(1) @Max(520) readonly atLeastWeeks?: number;
  @MayBeAbsent() @IsInt() @Min(1) @Max(120) readonly atLeastMonths?: number;
  @MayBeAbsent() @IsInt() @Min(1) @Max(240) readonly atMostMonths?: number;
  @MayBeAbsent() @IsInt() @Min(1) @Max(20) readonly atMostYears?: number;
  /** The page says that it may be any time ago. */
  @MayBeAbsent() @IsBoolean() readonly noLimit?: boolean;
}

const EVENT_WORDS: Readonly<Record<Event, string>> = {
  birth: 'the birth',
  loss: 'the loss',
  'birth-or-loss': 'the birth or loss',
  'maternity-experience': 'the experience',
  any: 'the experience',
};

const leastWords = ({ atLeastWeeks: weeks, atLeastMonths: months }: TimeSinceEventSettings) =>
  weeks !== undefined ? counted(weeks, 'week') : counted(months ?? 0, 'month');
const mostWords = ({ atMostMonths: months, atMostYears: years }: TimeSinceEventSettings) =>
  years !== undefined ? counted(years, 'year') : counted(months ?? 0, 'month');
const hasFloor = (set: TimeSinceEventSettings) =>
  set.atLeastWeeks !== undefined || set.atLeastMonths !== undefined;
const hasCeiling = (set: TimeSinceEventSettings) =>
  set.atMostMonths !== undefined || set.atMostYears !== undefined;

function ruleOf(settings: TimeSinceEventSettings): string {
  const what = EVENT_WORDS[settings.event];
  if (settings.noLimit === true) return `any time after ${what}`;
  const parts = [
    ...(hasFloor(settings) ? [`from ${leastWords(settings)}`] : []),
    ...(hasCeiling(settings) ? [`up to ${mostWords(settings)}`] : []),
  ];
  return `${parts.join(' ')} after ${what}`;
}

/** When the event that the rule speaks of happened; false = this happening is no such event. */
function eventSpan(event: Event, happening: Happening): Span | undefined | false {
  switch (event) {
    case 'birth':
      if (happening.birth !== undefined) return happening.birth;
      return happening.kind === 'birth' ? undefined : false;
    case 'loss':
      return happening.kind === 'loss' ? happening.when : false;
    case 'birth-or-loss':
      if (happening.kind === 'loss') return happening.when;
      return eventSpan('birth', happening);
    case 'maternity-experience':
    case 'any':
      return happening.when;
  }
}

/** A window of days around an event: reached from a day, open until a day, both inside. */
class Window {
  private readonly days: number;
  private readonly fromMonths: number;
  private readonly toMonths: number | undefined;
  readonly hasFloor: boolean;

  constructor(settings: TimeSinceEventSettings) {
    this.days = (settings.atLeastWeeks ?? 0) * 7;
    this.fromMonths = settings.atLeastMonths ?? 0;
    this.toMonths = hasCeiling(settings)
      ? (settings.atMostMonths ?? (settings.atMostYears ?? 0) * 12)
      : undefined;
    this.hasFloor = hasFloor(settings);
  }

  opens(event: DayNumber): DayNumber {
    return this.fromMonths === 0 ? event + this.days : plusMonths(event, this.fromMonths);
  }

  closes(event: DayNumber): DayNumber | undefined {
    return this.toMonths === undefined ? undefined : plusMonths(event, this.toMonths);
  }
}

/** Is it long enough ago, and not too long? Too long is judged by the first day referred, so that no delay of ours counts. */
export const timeSinceEvent = defineCriterion({
  code: 'time-since-event',
  question: 'How long ago was it?',
  settings: TimeSinceEventSettings,
  eachHappening: ({ noLimit }) => noLimit !== true,
  trouble(settings) {
    if (!hasFloor(settings) && !hasCeiling(settings) && settings.noLimit !== true) {
      return { field: 'atMostYears', reason: 'one of the limits, or noLimit, must be given' };
    }
    const window = new Window(settings);
    const closes = window.closes(0);
    return closes !== undefined && window.opens(0) > closes
      ? { field: 'atLeastWeeks', reason: 'the window closes before it opens: nobody can meet this' }
      : undefined;
  },
  rule: ruleOf,
  judgeBy(settings): Judge {
    const rule = ruleOf(settings);
    if (settings.noLimit === true) {
      const whenever = met('any time', `It may lie any time back. Taken: ${rule}.`);
      return () => whenever;
    }
    const window = new Window(settings);
    const { event } = settings;
    const ask = { fact: 'occurrences.on', question: `When was ${EVENT_WORDS[event]}?` };
    return (referral, happening) => {
      if (happening === undefined) {
        return notKnown(ask, `It was not said when it was. Taken: ${rule}.`);
      }
      const span = eventSpan(event, happening);
      if (span === undefined) {
        return notKnown(askWhen(happening), `${happening.words}. Taken: ${rule}.`);
      }
      if (span === false) {
        return noSuchEvent(event, referral)
          ? notKnown(ask, `${happening.words}; the date of ${EVENT_WORDS[event]} was not said.`)
          : notMet(happening.words, `${happening.words}. Taken: ${rule}.`);
      }
      return judgeSpan(window, rule, { referral, happening, span });
    };
  },
  changesBy(settings) {
    const window = new Window(settings);
    return ({ fairDay }, happening) => {
      const span = happening === undefined ? false : eventSpan(settings.event, happening);
      if (happening === undefined || span === undefined || span === false) return [];
      const closed = window.closes(span.last);
      return closed === undefined ? [] : passed(happening, closed, fairDay);
    };
  },
});

const askWhen = ({ what }: Happening) => ({
  fact: 'occurrences.on',
  question: `When was the ${what}?`,
});

const noSuchEvent = (event: Event, { happenings }: ReferralCase): boolean =>
  happenings.every((happening) => eventSpan(event, happening) === false);

interface Judged {
  readonly referral: ReferralCase;
  readonly happening: Happening;
  readonly span: Span;
}

function judgeSpan(window: Window, rule: string, { referral, happening, span }: Judged): Verdict {
  const { today, fairDay } = referral;
  const { words: seen } = happening;
  const closesFirst = window.closes(span.first);
  const closesLast = window.closes(span.last);
  const until = closesLast === undefined ? '' : ` (until ${spokenDay(closesLast)})`;
  const because = `${seen}. Taken: ${rule}${until}.`;
  if (closesLast !== undefined && fairDay > closesLast) return notMet(seen, because);

  const opens = window.opens(span.last);
  if (happening.expected && span.last <= today) {
    return notKnown(askWhen(happening), `${seen}; whether it has happened was not said.`, seen);
  }
  if (happening.expected || span.first > today) {
    return notYet(opens, seen, `${seen}, not yet. Taken: ${rule}, from ${spokenDay(opens)}.`);
  }
  if (window.hasFloor && today < opens) {
    const early = `${seen}. Taken: ${rule}, certainly from ${spokenDay(opens)}.`;
    return today < window.opens(span.first)
      ? notYet(opens, seen, `${seen}. Taken: ${rule}, from ${spokenDay(opens)}.`)
      : notKnown(askWhen(happening), early, seen, opens);
  }
  return closesFirst !== undefined && fairDay > closesFirst
    ? notKnown(askWhen(happening), `${because} The exact day decides.`, seen)
    : met(seen, because);
}
