import type { KeptOpening, ServiceOffer, ServiceOpening, WaitStage } from '@waymark/contracts';

export const openingWords: Readonly<Record<ServiceOpening, string>> = {
  open: 'Open',
  limited: 'Open, with limited places',
  'waiting-list-only': 'Waiting list only',
  paused: 'Paused: nobody is taken now',
  closed: 'Closed',
  'not-confirmed': 'Not confirmed open',
};

/** What routing does with each, in the words of the people who choose it. */
export const openingMeans: Readonly<Record<KeptOpening, string>> = {
  open: 'Referrals are offered as usual.',
  limited: 'Referrals are offered; among equals an open service comes first.',
  'waiting-list-only':
    'Referrals are offered; a service with places comes first, and link work is offered meanwhile.',
  paused: 'No referral is offered. Those who come anyway find the public words.',
  closed: 'No referral is offered.',
};

export const offerWords: Readonly<Record<ServiceOffer, string>> = {
  'physical-health-checks': 'Physical health checks',
  'partner-assessment': 'Assessment of partners',
  training: 'Training for other professionals',
  'advice-before-referral': 'Advice before you refer',
};

export const stageWords: Readonly<Record<WaitStage, string>> = {
  acknowledged: 'Until somebody there has the referral',
  assessed: 'Until the first assessment',
  started: 'Until help begins',
};

export const serviceKindWords: Readonly<Record<string, string>> = {
  mmhs: 'Maternal mental health service',
  alternative: 'Another service',
  'vcse-link-work': 'Link work',
  'vcse-peer-support': 'Peer support',
  'specialist-perinatal': 'Specialist perinatal mental health team',
  'mother-and-baby-unit': 'Mother and baby unit',
  'talking-therapies': 'Talking Therapies',
};
