import {
  ageOn,
  type Day,
  type PlaceFacts,
  type ReferralFacts,
  type SendReferral,
} from '@waymark/contracts';

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
