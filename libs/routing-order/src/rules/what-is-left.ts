import { adviceFor } from '../advice.js';
import type { UnmetNeed, Verdict } from '../decision.js';
import { bestFirst } from '../preference.js';
import { hasClinicalRisk } from '../safety.js';
import {
  hasAgreed,
  optionsOf,
  reading,
  tierOf,
  type Option,
  type Situation,
} from '../situation.js';
import { ANOTHER_WAY_IN, whyNothingFits } from '../why-nothing-fits.js';
import { sentence } from '../words.js';
import { findAnotherWay, placesNotWanted } from './after-a-no.js';
import { first, leadTo, nameOf, some, supportMeanwhile } from './offer.js';

/** Talking Therapies, where its page says yes and the need is not beyond it. */
export function alternatives(situation: Situation): readonly Option[] | undefined {
  const { level } = situation.facts.need;
  const { reason } = whyNothingFits(situation);
  const order = situation.directory.fallbacks.get(reason) ?? [];
  const personFirst = order.indexOf('person-task');
  const therapies = order.indexOf('talking-therapies');
  const isBeyond = hasClinicalRisk(situation.facts) || (level !== 'mild' && level !== 'moderate');
  if (isBeyond || therapies === -1 || (personFirst !== -1 && personFirst < therapies)) {
    return undefined;
  }
  if (!hasAgreed(situation, 'talking-therapies')) return undefined;
  if (placesNotWanted(situation) !== undefined) return undefined;
  const options = optionsOf(situation, 'talking-therapies').filter(
    ({ hasDeclined }) => !hasDeclined,
  );
  return some(bestFirst(reading(options, 'met'), situation));
}

export function adviseAlternative(options: readonly Option[], situation: Situation): Verdict {
  const best = first(options);
  const why = whyNothingFits(situation);
  return {
    lead: leadTo(best),
    because: sentence(`No hub takes the person; ${nameOf(best)} does: ${best.judgement.because}`),
    advice: adviceFor(situation, why.reason, 'talking-therapies'),
    alongside: supportMeanwhile(situation, false),
    ...(isUnmet(why.reason) && { unmetNeed: unmetNeedOf(situation) }),
  };
}

/** Nothing has to be found for the last rung. */
export const anything = (): true => true;

export function askAPerson(_found: unknown, situation: Situation): Verdict {
  const [notWanted] = placesNotWanted(situation) ?? [];
  if (notWanted !== undefined) {
    const charity = tierOf(notWanted.candidate.kind) === 'link-work';
    return findAnotherWay(charity ? 'a charity' : 'a maternal mental health service', situation);
  }
  const why = whyNothingFits(situation);
  const says = why.option?.judgement.because ?? WORDS_OF_REASON[why.reason];
  const redirect = why.option?.judgement.redirectTo;
  const kind = [...situation.directory.how.keys()].find((known) => known === redirect);
  return {
    lead: { go: 'task', what: 'find-a-place' },
    because: sentence(
      `No place could be found by the published rules${says === undefined ? '.' : `: ${says}`} ${situation.landing.name} finds a place.`,
    ),
    advice: adviceFor(situation, why.reason, kind),
    alongside: supportMeanwhile(situation, true),
    ...(!ANOTHER_WAY_IN.includes(why.reason) && { unmetNeed: unmetNeedOf(situation) }),
  };
}

const WORDS_OF_REASON: Readonly<Record<string, string>> = {
  partner: 'no service that was read takes partners.',
  'no-candidate-service': 'no hub is known for the person’s home, GP or maternity unit.',
  'service-closed': 'what there is, is not confirmed open.',
  'no-place-took-her': 'every place that could be offered has said no.',
  'mild-to-moderate': 'the need is mild to moderate, and no open link work fits.',
};

const isUnmet = (reason: string): boolean =>
  reason.startsWith('pathway-not-offered') || reason === 'no-candidate-service';

function unmetNeedOf(situation: Situation): UnmetNeed {
  const { reason, pathway } = whyNothingFits(situation);
  const { residence, gpPractice } = situation.facts.places;
  const places = residence.places.length > 0 ? residence.places : gpPractice.places;
  return { pathway, reason, places };
}
