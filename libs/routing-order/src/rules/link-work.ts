import type { Verdict } from '../decision.js';
import { bestFirst } from '../preference.js';
import { hasClinicalRisk } from '../safety.js';
import {
  VCSE_PATHWAYS,
  agreedOptions,
  reading,
  type Option,
  type Situation,
} from '../situation.js';
import { offer, some } from './offer.js';

const MAIN_SOCIAL = ['relationship-breakdown', 'abuse', 'poor-housing', 'poverty'];

/** Mild to moderate, or practical and social needs, with no clinical risk that somebody must hold. */
export function suitsLinkWork({ facts, riskSaid }: Situation): boolean {
  const { level, practicalSupport, mainDifficulty, pathways } = facts.need;
  if (hasClinicalRisk(facts) || riskSaid === true) return false;
  if (level === 'severe' || level === 'complex') return false;
  // The loss of a baby to care is never settled by link work alone: somebody finds her a place.
  if (pathways.includes('custody-loss')) return false;
  return (
    level === 'mild' ||
    level === 'moderate' ||
    practicalSupport === 'yes' ||
    MAIN_SOCIAL.includes(mainDifficulty) ||
    pathways.some((pathway) => VCSE_PATHWAYS.includes(pathway))
  );
}

const linkWork = (situation: Situation): readonly Option[] => agreedOptions(situation, 'link-work');

export const linkWorkThatFits = (situation: Situation): readonly Option[] | undefined =>
  suitsLinkWork(situation)
    ? some([
        ...bestFirst(reading(linkWork(situation), 'met'), situation),
        ...bestFirst(reading(linkWork(situation), 'open-point'), situation),
      ])
    : undefined;

export const offerLinkWork = (options: readonly Option[], situation: Situation): Verdict =>
  offer(options, situation, ({ judgement, reading: read }) =>
    read === 'met' ? judgement.because : `It decides an open point itself: ${judgement.because}`,
  );
