import { adviceFor } from '../advice.js';
import type { Verdict } from '../decision.js';
import {
  hasRefused,
  optionsOf,
  reading,
  usable,
  type Option,
  type Situation,
} from '../situation.js';
import { sentence } from '../words.js';
import { reasonOfLevel } from '../why-nothing-fits.js';
import { some, supportMeanwhile } from './offer.js';

// The person was asked, and does not agree that a place is told. That is an answer, and somebody goes on from it.

/** Hubs or charities that might take the person, of a kind that is not agreed to. */
export function placesNotWanted(situation: Situation): readonly Option[] | undefined {
  const possible = reading(
    [...usable(optionsOf(situation, 'hub')), ...usable(optionsOf(situation, 'link-work'))],
    'met',
    'open-point',
    'answer-missing',
    'not-yet',
  );
  return some(possible.filter(({ candidate }) => hasRefused(situation, candidate.kind)));
}

/** Nothing is shared there, and whoever may know of the person finds another way. */
export function findAnotherWay(recipient: string, situation: Situation): Verdict {
  const { landing, facts } = situation;
  const { hub, otherNhs, withoutConsentBecause } = facts.consent;
  const mayTell = hub === 'yes' || otherNhs === 'yes' || withoutConsentBecause !== undefined;
  const who = mayTell
    ? `${landing.name} finds another way`
    : 'Their own team goes on holding them, asks for advice without naming them, and finds another way with them';
  return {
    lead: { go: 'task', what: 'find-a-place', ...(!mayTell && { byHome: true }) },
    because: sentence(
      `The person was asked and does not agree that ${recipient} is told, so nothing is shared there. ${who}. Another answer can be recorded at any time.`,
    ),
    advice: adviceFor(situation, reasonOfLevel(facts.need.level), 'professional-advice'),
    alongside: supportMeanwhile(situation, true),
  };
}
