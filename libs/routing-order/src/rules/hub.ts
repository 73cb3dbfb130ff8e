import { adviceFor, concernAdvice } from '../advice.js';
import type { Verdict } from '../decision.js';
import { bestFirst, namedAmong, servicesOf } from '../preference.js';
import { agreedOptions, reading, type Option, type Situation } from '../situation.js';
import { clinicalDeadline } from '../waits.js';
import { called, inWords, sentence } from '../words.js';
import { first, nameOf, offer, placeOf, some, supportMeanwhile } from './offer.js';

const hubs = (situation: Situation): readonly Option[] => agreedOptions(situation, 'hub');

export const hubsMet = (situation: Situation): readonly Option[] | undefined =>
  some(bestFirst(reading(hubs(situation), 'met'), situation));

export const hubsToAsk = (situation: Situation): readonly Option[] | undefined =>
  some(bestFirst(reading(hubs(situation), 'open-point'), situation));

/** Two areas say yes, nothing tells them apart, and nobody guesses. */
export function areasToChooseFrom(situation: Situation): readonly Option[] | undefined {
  const met = hubsMet(situation) ?? [];
  const areas = new Set(met.map(({ service }) => service?.area));
  const sure = servicesOf(met.filter(({ candidate }) => !candidate.basisOpen));
  const isSettled =
    servicesOf(met).length < 2 ||
    areas.size < 2 ||
    sure.length === 1 ||
    namedAmong(met, situation).length > 0 ||
    situation.asked.includes('preference.services');
  return isSettled ? undefined : met;
}

export function askWhichArea(options: readonly Option[]): Verdict {
  const names = [...new Set(options.flatMap(({ service }) => (service ? [called(service)] : [])))];
  const question = `Which would the person rather go to: ${names.join(', or ')}?`;
  return {
    lead: {
      go: 'ask',
      asks: [{ fact: 'preference.services', question: question.slice(0, 300) }],
      soon: false,
    },
    because: sentence(
      `${names.join(' and ')} could both take the person; they are asked, nobody guesses.`,
    ),
  };
}

export const offerToHub = (options: readonly Option[], situation: Situation): Verdict =>
  offer(options, situation, (option) => option.judgement.because);

export const askHubTriage = (options: readonly Option[], situation: Situation): Verdict =>
  offer(
    options,
    situation,
    ({ judgement }) => `Its triage decides an open point: ${judgement.because}`,
  );

export const answersMissing = (situation: Situation): readonly Option[] | undefined =>
  some(
    [...bestFirst(reading(hubs(situation), 'answer-missing'), situation)].sort(
      (one, other) => one.judgement.missing.length - other.judgement.missing.length,
    ),
  );

export function askReferrer(options: readonly Option[], situation: Situation): Verdict {
  const best = first(options);
  const asks = best.judgement.missing.filter(
    ({ fact }) => !fact.startsWith('consent.') && !situation.asked.includes(fact),
  );
  return {
    lead: { go: 'ask', asks, soon: false },
    because: sentence(
      `${nameOf(best)} cannot be judged until this is known: ${asks.map(({ question }) => question).join(' ')} The referrer is asked for it.`,
    ),
    alongside: supportMeanwhile(situation, false),
    advice: concernAdvice(situation),
  };
}

/** Too early, but not so late that the clinical date passes meanwhile. */
export function hubsNotYet(situation: Situation): readonly Option[] | undefined {
  const deadline = clinicalDeadline(situation);
  const inTime = reading(hubs(situation), 'not-yet').filter(
    ({ judgement: { pathway, until = '' } }) =>
      deadline === undefined || pathway !== 'tokophobia' || until <= deadline,
  );
  return some(
    [...bestFirst(inTime, situation)].sort((one, other) =>
      (one.judgement.until ?? '').localeCompare(other.judgement.until ?? ''),
    ),
  );
}

export function holdUntil(options: readonly Option[], situation: Situation): Verdict {
  const best = first(options);
  const until = best.judgement.until ?? situation.on;
  return {
    lead: { go: 'hold', to: placeOf(best), until },
    because: sentence(
      `Too early for ${nameOf(best)}: ${best.judgement.because} It can take the person from ${inWords(until)}; the person’s team reconfirms then.`,
    ),
    alongside: supportMeanwhile(situation, true),
    advice: adviceFor(situation, 'too-early'),
  };
}
