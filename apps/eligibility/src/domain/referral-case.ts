import { ABOUT_DAYS, type Day, type PlaceFact, type ReferralFacts } from '@waymark/contracts';
import { dayNumber, spanOfDays, type DayNumber, type Span } from './calendar.js';
import { happeningOf, traumaOn, type Happening } from './happening.js';
import type { PlaceRegister } from './place-register.js';
import { listed } from './words.js';

/** Days of a pregnancy, counted to the due date. */
export const PREGNANCY_DAYS = 280;

/** Where somebody lives, is registered or is booked. */
export interface Where {
  readonly known: PlaceFact['known'];
  /** Every key that holds, with everything around it. */
  readonly keys: readonly string[];
  /** Keys that hold none of the others. */
  readonly narrowest: readonly string[];
  readonly words: string;
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

function whereOf(fact: PlaceFact, places: PlaceRegister): Where {
  const wider = new Set<string>();
  for (const key of fact.places) for (const around of places.around(key)) wider.add(around);
  const keys = [...new Set([...fact.places, ...wider])];
  // Facts name the narrowest place first; without a register that order is all there is to go by.
  const narrowest = fact.places.some((key) => places.knows(key))
    ? fact.places.filter((key) => !wider.has(key))
    : fact.places.slice(0, 1);
  return {
    known: fact.known,
    keys,
    narrowest,
    words: listed(narrowest.map((key) => places.nameOf(key)).slice(0, 3), 'and'),
  };
}
