import {
  addDays,
  addWorkingDays,
  isTargetStep,
  isWorkingDay,
  londonDay,
  type Day,
  type NextStepKind,
  type StepTarget,
} from '@waymark/contracts';

/** How long a step may take. Minutes are real time; working days end at 17:00 in London. */
type Limit =
  { readonly minutes: number; readonly soonBefore: number } | { readonly workingDays: number };

/** National defaults; for steps that are its own promise a service may say another (step-targets.ts). */
export const STEP_LIMITS: Readonly<Record<NextStepKind, Limit>> = {
  judge: { minutes: 15, soonBefore: 5 },
  'record-call': { minutes: 240, soonBefore: 60 },
  acknowledge: { workingDays: 2 },
  decide: { workingDays: 10 },
  'answer-question': { workingDays: 5 },
  'ask-her': { workingDays: 2 },
  reconfirm: { workingDays: 2 },
  'find-a-place': { workingDays: 2 },
  'record-receipt': { workingDays: 2 },
  'contact-by-another-way': { workingDays: 2 },
  'mend-failed-event': { workingDays: 1 },
  'start-care': { workingDays: 30 },
  'review-wait': { workingDays: 20 },
  'review-pause': { workingDays: 2 },
  'review-care': { workingDays: 30 },
  'record-appointment': { workingDays: 1 },
  'arrange-interpreter': { workingDays: 2 },
  'book-appointment': { workingDays: 5 },
  'look-into': { workingDays: 2 },
  // On the day that was agreed: see plan-clock.ts.
  'review-plan': { workingDays: 30 },
  'end-plan': { workingDays: 30 },
  'read-linked': { workingDays: 2 },
  'agree-lead': { workingDays: 2 },
  'review-death': { workingDays: 1 },
  'review-move': { workingDays: 2 },
  'review-worse': { minutes: 240, soonBefore: 60 },
};

/** When a step is due, and when its owner is reminded. */
export interface Due {
  readonly at: Date;
  readonly soonAt: Date;
  /** Whose target the day comes from; absent where something else decides it. */
  readonly target?: StepTarget;
}

const END_OF_DAY = 17;
const START_OF_DAY = 9;
const MS_PER_MINUTE = 60_000;

/**
 * The clock of a step that begins at an instant, by its owner's own target in working days or else the national default;
 * a clinical deadline can only make it earlier.
 */
export function dueFor(what: NextStepKind, from: Date, deadline?: Day, own?: number): Due {
  const limit = STEP_LIMITS[what];
  if ('minutes' in limit) {
    const at = from.getTime() + limit.minutes * MS_PER_MINUTE;
    return { at: new Date(at), soonAt: new Date(at - limit.soonBefore * MS_PER_MINUTE) };
  }
  const begins = countedFrom(from);
  if (!isTargetStep(what)) return earlierOf(begins, limit.workingDays, deadline);
  const workingDays = own ?? limit.workingDays;
  const setBy = own === undefined ? 'national' : 'service';
  return earlierOf(begins, workingDays, deadline, { workingDays, setBy });
}

/** The clock of reconfirming, or of looking at a pause again: asked for on the day itself, owed two working days later. */
export function dueAfterHold(until: Day): Due {
  const begins = addWorkingDays(until, 0);
  const { workingDays } = STEP_LIMITS.reconfirm as { readonly workingDays: number };
  return {
    at: londonInstant(addWorkingDays(begins, workingDays), END_OF_DAY),
    soonAt: londonInstant(begins, START_OF_DAY),
  };
}

/** Due at the end of an agreed day, and reminded some working days before. */
export function dueOn(day: Day, remindedBefore: number): Due {
  let reminded = day;
  for (let left = remindedBefore; left > 0; left -= 1) {
    reminded = lastWorkingDayUpTo(addDays(reminded, -1));
  }
  return { at: londonInstant(day, END_OF_DAY), soonAt: londonInstant(reminded, END_OF_DAY) };
}

/** Goes on with a clock that stood still: the days left, and at least one; a clinical date still comes first. */
export const dueAfterPause = (
  daysLeft: number,
  from: Date,
  deadline?: Day,
  target?: StepTarget,
): Due => earlierOf(countedFrom(from), Math.max(1, daysLeft), deadline, target);

/** What became of an appointment is owed by the end of the next working day; asked for when it is over. */
export function dueAfterAppointment(start: Date, minutes: number): Due {
  const at = londonInstant(addWorkingDays(londonDay(start), 1), END_OF_DAY);
  return { at, soonAt: new Date(start.getTime() + minutes * MS_PER_MINUTE) };
}

/** What must be ready for an appointment is owed two working days before it; at the latest when it begins. */
export function dueBeforeAppointment(start: Date, now: Date): Due {
  let day = londonDay(start);
  for (let before = 2; before > 0; before -= 1) day = lastWorkingDayUpTo(addDays(day, -1));
  const usual = londonInstant(day, END_OF_DAY);
  const soonest = londonInstant(countedFrom(now), END_OF_DAY);
  const at = new Date(Math.min(Math.max(usual.getTime(), soonest.getTime()), start.getTime()));
  const reminded = londonInstant(lastWorkingDayUpTo(addDays(londonDay(at), -1)), END_OF_DAY);
  return { at, soonAt: reminded < now ? now : reminded };
}

/** The instant that a clock in London shows on a day: the first of two in autumn, none of those that spring leaves out. */
export function londonMoment(day: Day, time: string): Date | undefined {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const shows = (at: number): boolean => at + londonOffsetMs(at) === asIfUtc;
  const [found] = [asIfUtc - 60 * MS_PER_MINUTE, asIfUtc].filter(shows);
  return found === undefined ? undefined : new Date(found);
}

/** Whole working days between an instant and a due day. */
export function workingDaysLeft(from: Date, due: Date): number {
  const last = londonDay(due);
  let day = countedFrom(from);
  let left = 0;
  while (day < last) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left += 1;
  }
  return left;
}

/** What comes after 17:00, or on a day that is not worked, counts as received on the next working day. */
export function countedFrom(instant: Date): Day {
  const day = londonDay(instant);
  const late = instant.getTime() >= londonInstant(day, END_OF_DAY).getTime();
  return addWorkingDays(late ? addDays(day, 1) : day, 0);
}

/** The instant of a full hour on a London day; only for hours that exist once, so never 1 or 2 at night. */
export function londonInstant(day: Day, hour: number): Date {
  const asIfUtc = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  return new Date(asIfUtc - londonOffsetMs(asIfUtc));
}

const wallClock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit' });

// The offset of an hour is asked for again and again, and asking costs more than all else that a clock does.
const MOST_KEPT = 5_000;
const offsets = new Map<number, number>();

function londonOffsetMs(utcMs: number): number {
  const hour = Math.floor(utcMs / (60 * MS_PER_MINUTE));
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_KEPT) offsets.clear();
  const offset = offsetAt(utcMs);
  offsets.set(hour, offset);
  return offset;
}

function offsetAt(utcMs: number): number {
  const there = Number(wallClock.format(utcMs));
  const here = new Date(utcMs).getUTCHours();
  return ((there - here + 24) % 24) * 60 * MS_PER_MINUTE;
}

function earlierOf(
  begins: Day,
  workingDays: number,
  deadline: Day | undefined,
  target?: StepTarget,
): Due {
  const usual = addWorkingDays(begins, workingDays);
  const day = deadline === undefined ? usual : soonest(usual, begins, deadline);
  return { ...endOf(day), ...(day === usual && target !== undefined && { target }) };
}

// A deadline that has passed leaves one working day, not none.
function soonest(usual: Day, begins: Day, deadline: Day): Day {
  const nextDay = addWorkingDays(begins, 1);
  const wanted = deadline < nextDay ? nextDay : deadline;
  return wanted < usual ? lastWorkingDayUpTo(wanted) : usual;
}

function lastWorkingDayUpTo(day: Day): Day {
  let at = day;
  while (!isWorkingDay(at)) at = addDays(at, -1);
  return at;
}

function endOf(day: Day): Due {
  const reminded = lastWorkingDayUpTo(addDays(day, -1));
  return { at: londonInstant(day, END_OF_DAY), soonAt: londonInstant(reminded, END_OF_DAY) };
}
