import { ABOUT_DAYS, type Day, type PlaceFact, type ReferralFacts } from '@waymark/contracts';
import { dayNumber, isoDay, spanOfDays, type DayNumber, type Span } from './calendar.js';
import { birthIn, happeningOf, traumaOn, type Happening } from './happening.js';
import type { PlaceRegister, Spot } from './place-register.js';

/** Days of a pregnancy, counted to the due date. */
export const PREGNANCY_DAYS = 280;

/** Where somebody lives, is registered or is booked. */
export interface Where extends Spot {
  readonly known: PlaceFact['known'];
}

/** The facts of a referral made ready once, so that judging many criteria repeats no work. */
export interface ReferralCase {
  readonly facts: ReferralFacts;
  /** The day judged. */
  readonly today: DayNumber;
  readonly judgedOn: Day;
  /** The day windows close by: the first referral, or the day judged where that is earlier. */
  readonly fairDay: DayNumber;
  readonly happenings: readonly Happening[];
  readonly home: Where;
  readonly practice: Where;
  readonly unit: Where;
  /** When pregnant: the days the pregnancy can be due on. */
  readonly due?: Span;
}

export interface JudgedAs {
  /** The London day judged. */
  readonly on: Day;
  /** The day her one clock started. */
  readonly firstReferredOn: Day;
}

export function referralCase(
  facts: ReferralFacts,
  { on, firstReferredOn }: JudgedAs,
  places: PlaceRegister,
): ReferralCase {
  const today = dayNumber(on);
  const { traumaOn: traumaDay } = facts.need;
  const { dueOn, dueCertainty, state } = facts.current;
  const happenings = facts.occurrences.map(happeningOf);
  if (traumaDay !== undefined) happenings.push(traumaOn(traumaDay));
  return {
    facts,
    today,
    judgedOn: on,
    fairDay: Math.min(today, dayNumber(firstReferredOn)),
    happenings,
    home: whereOf(facts.places.residence, places),
    practice: whereOf(facts.places.gpPractice, places),
    unit: whereOf(facts.places.bookedUnit, places),
    ...(state === 'pregnant' &&
      dueOn !== undefined && { due: spanOfDays(dueOn, dueCertainty === 'about' ? ABOUT_DAYS : 0) }),
  };
}

/**
 * The same referral on a later day, if nothing else changes: what is expected has happened by its last day, and a
 * pregnancy has ended in a birth by the last day on which it can be due. Its words are for nobody to read.
 */
export function onLaterDay(referral: ReferralCase, day: DayNumber): ReferralCase {
  const { facts, due, happenings } = referral;
  const later = happenings.map((one) =>
    one.expected && one.when !== undefined && one.when.last <= day
      ? { ...one, expected: false }
      : one,
  );
  const on = { ...referral, today: day, judgedOn: isoDay(day), happenings: later };
  if (due === undefined || due.last > day) return on;
  const { due: _over, ...born } = on;
  return {
    ...born,
    facts: { ...facts, current: { state: 'not-pregnant' } },
    happenings: [...later, birthIn(due)],
  };
}

/** Nothing about the person changes by itself until that day: no birth is due, and nothing else is expected. */
export const staysTheSame = ({ due, happenings }: ReferralCase, until: DayNumber): boolean =>
  (due === undefined || due.last > until) && !happenings.some(({ expected }) => expected);

function whereOf({ known, places: keys }: PlaceFact, places: PlaceRegister): Where {
  const { keys: all, narrowest, words } = places.spot(keys);
  return { known, keys: all, narrowest, words };
}
