import {
  addMonths,
  addYears,
  wholeYearsBetween,
  type Day,
  type PlaceFacts,
  type ReferralFacts,
  type SendReferral,
} from '@waymark/contracts';

const MONTHS_COUNT_UNDER = 19;

/** What the criteria may read of a referral, with the places that intake has found. */
export function factsFromReferral(
  referral: SendReferral,
  places: PlaceFacts,
  today: Day,
): ReferralFacts {
  const { birthDate } = referral.person;
  return {
    person: referral.about,
    ...(referral.parenthood !== undefined && { parenthood: referral.parenthood }),
    ...(birthDate !== undefined && ageOn(birthDate, today)),
    places,
    current: referral.current,
    occurrences: referral.occurrences,
    need: referral.need,
    safety: referral.safety,
    primaryCarer: referral.primaryCarer,
    referrer: referral.referrer.facts,
    consent: referral.consent,
    preference: referral.preference,
  };
}

function ageOn(birthDate: Day, today: Day): Pick<ReferralFacts, 'ageYears' | 'ageMonths'> {
  const ageYears = wholeYearsBetween(birthDate, today);
  if (ageYears >= MONTHS_COUNT_UNDER) return { ageYears };
  const birthday = addYears(birthDate, ageYears);
  let ageMonths = 0;
  while (addMonths(birthday, ageMonths + 1) <= today) ageMonths += 1;
  return { ageYears, ageMonths };
}
