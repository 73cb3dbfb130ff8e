/** A measure's total, by a name that every engine can read. @param {string} measure */
export const scoreFact = (measure) => `score${measure.replaceAll(/[^A-Za-z0-9]/g, '')}`;

/**
 * The facts of a referral as names and values, for the one thing that happened. `referral` is made ready as eligibility
 * does it; none of this is counted as the engines' time.
 * @param {any} referral @param {any} happening
 */
export function flatFacts({ facts, due, home, practice, unit, today, happenings }, happening) {
  const { need, consent, referrer, current } = facts;
  const flat = {
    today,
    homeKeys: home.keys,
    practiceKeys: practice.keys,
    unitKeys: unit.keys,
    person: facts.person,
    ageYears: facts.ageYears,
    state: current.state,
    ...span('due', due),
    substanceUse: facts.safety.substanceUse,
    separationCauses: happenings.flatMap((/** @type {any} */ one) => one.separation?.cause ?? []),
    ...need,
    ...Object.fromEntries(
      need.scores.map((/** @type {any} */ { measure, total }) => [scoreFact(measure), total]),
    ),
    role: referrer.role,
    currentlyInvolved: referrer.currentlyInvolved,
    withoutConsentBecause: consent.withoutConsentBecause,
    consentHub: consent.hub,
    consentOtherNhs: consent.otherNhs,
    consentVcse: consent.vcse,
    ...(happening !== undefined && factsOfOne(happening)),
  };
  return Object.fromEntries(Object.entries(flat).filter(([, value]) => value !== undefined));
}

/** Of the one thing that happened. @param {any} happening */
function factsOfOne({ kind, expected, when, birth, loss, separation }) {
  const lost = kind === 'loss' ? when : undefined;
  const isLoss = kind === 'loss';
  return {
    expected,
    isBirth: kind === 'birth' || birth !== undefined,
    lossKind: loss?.kind,
    terminationReason: loss?.terminationReason,
    ageAtDeathDays: loss?.ageAtDeathDays,
    separationCause: separation?.cause,
    separationAt: separation?.at,
    ...span('when', when),
    ...span('birth', birth),
    ...span('loss', lost),
    ...span('birthOrLoss', isLoss ? when : birth),
  };
}

const span = (/** @type {string} */ name, /** @type {any} */ days) => ({
  [`${name}First`]: days?.first,
  [`${name}Last`]: days?.last,
});
