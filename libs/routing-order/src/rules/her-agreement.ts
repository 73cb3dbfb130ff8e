import { adviceFor, concernAdvice } from '../advice.js';
import type { Verdict } from '../decision.js';
import { bestFirst } from '../preference.js';
import {
  hasAgreed,
  hasRefused,
  optionsOf,
  reading,
  usable,
  type Option,
  type Situation,
} from '../situation.js';
import { inWords, sentence } from '../words.js';
import { findAnotherWay } from './after-a-no.js';
import { suitsLinkWork } from './link-work.js';
import { nameOf, some } from './offer.js';
import { perinatalTeams } from './perinatal-team.js';

/** A place would take her, or might, but she has not agreed that this kind of recipient is told. */
export function hubsWithoutAgreement(situation: Situation): readonly Option[] | undefined {
  const possible = reading(
    usable(optionsOf(situation, 'hub')),
    'met',
    'open-point',
    'answer-missing',
    'not-yet',
  );
  return notAgreedTo(possible, situation);
}

export const perinatalWithoutAgreement = (situation: Situation): readonly Option[] | undefined =>
  hasAgreed(situation, 'specialist-perinatal') ? undefined : perinatalTeams(situation);

export const linkWorkWithoutAgreement = (situation: Situation): readonly Option[] | undefined =>
  suitsLinkWork(situation)
    ? notAgreedTo(
        reading(usable(optionsOf(situation, 'link-work')), 'met', 'open-point'),
        situation,
      )
    : undefined;

// Where one that she has agreed to might take her, nobody has to be asked.
function notAgreedTo(
  options: readonly Option[],
  situation: Situation,
): readonly Option[] | undefined {
  return options.some(({ candidate }) => hasAgreed(situation, candidate.kind))
    ? undefined
    : some(options.filter(({ candidate }) => !hasRefused(situation, candidate.kind)));
}

/** Needed first whatever else there is; after a no somebody finds another way. */
export const askAboutPerinatalTeam = (options: readonly Option[], situation: Situation): Verdict =>
  hasRefused(situation, 'specialist-perinatal')
    ? findAnotherWay(PERINATAL_TEAM, situation)
    : askHer(PERINATAL_TEAM, 'severe-or-complex')(options, situation);

const PERINATAL_TEAM = 'the specialist perinatal team';

export const askHer =
  (recipient: string, reason?: string) =>
  (options: readonly Option[], situation: Situation): Verdict => {
    const [best] = bestFirst(options, situation);
    const { askAgainOn = situation.on, under16 } = situation.facts.consent;
    const thinks = askAgainOn > situation.on;
    const which = best?.service === undefined ? recipient : nameOf(best);
    return {
      lead: { go: 'task', what: 'ask-her', ...(thinks && { askAgainOn }) },
      because: sentence(
        under16 === 'not-assessed'
          ? `Under 16, and nobody has assessed whether the person can agree (Gillick): do that, or ask somebody with parental responsibility, before ${recipient} is told.`
          : thinks
            ? `The person wants to think about whether ${recipient} may be told: ask again about ${which} on ${inWords(askAgainOn)}. Nothing moves by itself until then.`
            : `The person has not agreed that ${recipient} may be told, so nothing moves by itself: ask them about ${which}.`,
      ),
      advice: reason === undefined ? concernAdvice(situation) : adviceFor(situation, reason),
    };
  };
