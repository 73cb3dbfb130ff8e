import { ABOUT_DAYS, type Day, type PlaceFact, type ReferralFacts } from '@waymark/contracts';
import { dayNumber, spanOfDays, type DayNumber, type Span } from './calendar.js';
import { happeningOf, traumaOn, type Happening } from './happening.js';
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

function whereOf({ known, places: keys }: PlaceFact, places: PlaceRegister): Where {
  const { keys: all, narrowest, words } = places.spot(keys);
  return { known, keys: all, narrowest, words };
}
