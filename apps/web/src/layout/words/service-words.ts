import type { KeptOpening, ServiceOffer, ServiceOpening, WaitStage } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

export const openingWords: Readonly<Record<ServiceOpening, string>> = inLanguage(() => ({
  open: say`Open`,
  limited: say`Open, with limited places`,
  'waiting-list-only': say`Waiting list only`,
  paused: say`Paused: nobody is taken now`,
  closed: say`Closed`,
  'not-confirmed': say`Not confirmed open`,
}));

/** What routing does with each, in the words of the people who choose it. */
export const openingMeans: Readonly<Record<KeptOpening, string>> = inLanguage(() => ({
  open: say`Referrals are offered as usual.`,
  limited: say`Referrals are offered; among equals an open service comes first.`,
  'waiting-list-only': say`Referrals are offered; a service with places comes first, and link work is offered meanwhile.`,
  paused: say`No referral is offered. Those who come anyway find the public words.`,
  closed: say`No referral is offered.`,
}));

export const offerWords: Readonly<Record<ServiceOffer, string>> = inLanguage(() => ({
  'physical-health-checks': say`Physical health checks`,
  'partner-assessment': say`Assessment of partners`,
  training: say`Training for other professionals`,
  'advice-before-referral': say`Advice before you refer`,
}));

export const stageWords: Readonly<Record<WaitStage, string>> = inLanguage(() => ({
  acknowledged: say`Until somebody there has the referral`,
  assessed: say`Until the first assessment`,
  started: say`Until help begins`,
}));

export const serviceKindWords: Readonly<Record<string, string>> = inLanguage(() => ({
  mmhs: say`Maternal mental health service`,
  alternative: say`Another service`,
  'vcse-link-work': say`Link work`,
  'vcse-peer-support': say`Peer support`,
  'specialist-perinatal': say`Specialist perinatal mental health team`,
  'mother-and-baby-unit': say`Mother and baby unit`,
  'talking-therapies': say`Talking Therapies`,
}));
