import type {
  Candidate,
  Day,
  Holder,
  JudgementSummary,
  Pathway,
  ReferralFacts,
  ServiceKind,
  TeamKind,
} from '@waymark/contracts';
import { isOpenOn, serviceOn, type KnownPlaces, type KnownService } from './known-places.js';

/** Everything a decision is made from; the same situation gives the same decision on any day. */
export interface Situation {
  readonly facts: ReferralFacts;
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly JudgementSummary[];
  readonly directory: KnownPlaces;
  /** The London day of the decision. */
  readonly on: Day;
  /** Her sending team; for a self-referral, the landing team. */
  readonly home: Holder;
  readonly landing: Holder;
  readonly selfReferral: boolean;
  /** Services that have said no; none of them is asked again. */
  readonly declinedBy: readonly string[];
  /** Facts the referrer has been asked for already. */
  readonly asked: readonly string[];
  /** Who took the urgent call is recorded. */
  readonly callRecorded: boolean;
  /** A risk that somebody has said since; no facts hold it yet. */
  readonly riskSaid?: boolean;
  /** Where the team that declined says she should go. */
  readonly suggested?: string;
}

/** What kind of help a candidate is, in the words of the routing order. */
export type Tier = 'hub' | 'perinatal' | 'link-work' | 'talking-therapies' | 'unit';

/** A judgement as routing reads it. */
export type Reading = 'met' | 'open-point' | 'answer-missing' | 'not-yet' | 'not-met';

/** One candidate service on one pathway. */
export interface Option {
  readonly candidate: Candidate;
  readonly judgement: JudgementSummary;
  readonly service: KnownService | undefined;
  readonly reading: Reading;
  readonly isOpen: boolean;
  readonly hasDeclined: boolean;
}

const TIERS: Readonly<Record<ServiceKind, Tier>> = {
  mmhs: 'hub',
  alternative: 'hub',
  'specialist-perinatal': 'perinatal',
  'vcse-link-work': 'link-work',
  'vcse-peer-support': 'link-work',
  'talking-therapies': 'talking-therapies',
  'mother-and-baby-unit': 'unit',
};

const TEAM_KINDS: Readonly<Record<ServiceKind, TeamKind>> = {
  mmhs: 'mmhs-hub',
  alternative: 'other-service',
  'specialist-perinatal': 'specialist-perinatal',
  'vcse-link-work': 'link-work',
  'vcse-peer-support': 'link-work',
  'talking-therapies': 'other-service',
  'mother-and-baby-unit': 'other-service',
};

export const VCSE_PATHWAYS: readonly Pathway[] = ['link-work', 'peer-support', 'family-support'];

export const tierOf = (kind: ServiceKind): Tier => TIERS[kind];
export const teamKindOf = (kind: ServiceKind): TeamKind => TEAM_KINDS[kind];

/** Every candidate of a tier on every pathway it was judged on, whether it can be used or not. */
export function optionsOf(situation: Situation, tier: Tier): readonly Option[] {
  const { candidates, judgements, directory, declinedBy, on } = situation;
  return candidates
    .filter(({ kind }) => tierOf(kind) === tier)
    .flatMap((candidate) =>
      judgements
        .filter(({ serviceId, pathway }) => {
          return serviceId === candidate.serviceId && belongsTo(tier, pathway);
        })
        .map((judgement): Option => {
          const service = serviceOn(directory, candidate.serviceId, on);
          return {
            candidate,
            judgement,
            service,
            reading: readingOf(judgement, situation),
            isOpen: isOpenOn(service, on),
            hasDeclined: declinedBy.includes(candidate.serviceId),
          };
        }),
    );
}

/** What can still be used: confirmed open, and it has not said no. */
export const usable = (options: readonly Option[]): readonly Option[] =>
  options.filter(({ isOpen, hasDeclined }) => isOpen && !hasDeclined);

export const reading = (options: readonly Option[], ...wanted: Reading[]): readonly Option[] =>
  options.filter((option) => wanted.includes(option.reading));

// A hub judged on link work says nothing about whether the hub is her place.
function belongsTo(tier: Tier, pathway: Pathway): boolean {
  if (tier === 'hub') return !VCSE_PATHWAYS.includes(pathway) && pathway !== 'perinatal-illness';
  return tier !== 'link-work' || VCSE_PATHWAYS.includes(pathway);
}

/** Her agreement is asked for apart, so a judgement that waits only for it reads as met. */
export function readingOf(judgement: JudgementSummary, situation: Situation): Reading {
  const { outcome, standing, until } = judgement;
  const { on, asked } = situation;
  const missing = judgement.missing.filter(({ fact }) => !isConsent(fact));
  const deciding = judgement.deciding.filter((code) => code !== 'consent');
  const waitsForConsentOnly =
    judgement.deciding.length > deciding.length && deciding.length === 0 && missing.length === 0;

  if (outcome === 'eligible' || waitsForConsentOnly) return 'met';
  if (outcome === 'not-yet' && until !== undefined && until <= on) return 'met';
  // The page advises, the area decides: unconfirmed criteria ask the hub and never divert.
  if (standing === 'unconfirmed') return 'open-point';
  if (outcome === 'not-yet' && until !== undefined) return 'not-yet';
  if (outcome === 'not-eligible') return 'not-met';
  return missing.some(({ fact }) => !asked.includes(fact)) ? 'answer-missing' : 'open-point';
}

const isConsent = (fact: string): boolean => fact.startsWith('consent.');

/** Consent is per kind of recipient; a recorded reason stands in for it with the NHS, never with a charity. */
export function hasAgreed({ facts }: Pick<Situation, 'facts'>, kind: ServiceKind): boolean {
  const { consent } = facts;
  // Under 16 and nobody has seen whether they can agree: a yes is nobody's agreement yet.
  if (consent.under16 === 'not-assessed') {
    return tierOf(kind) !== 'link-work' && consent.withoutConsentBecause !== undefined;
  }
  if (tierOf(kind) === 'link-work') return consent.vcse === 'yes';
  const answer = kind === 'mmhs' ? consent.hub : consent.otherNhs;
  return answer === 'yes' || consent.withoutConsentBecause !== undefined;
}

/** Asked about this kind of place since it was sent, and it is not agreed to: it is not asked for again. */
export function hasRefused({ facts }: Pick<Situation, 'facts'>, kind: ServiceKind): boolean {
  const { refused = [], withoutConsentBecause } = facts.consent;
  if (tierOf(kind) === 'link-work') return refused.includes('vcse');
  return (
    withoutConsentBecause === undefined && refused.includes(kind === 'mmhs' ? 'hub' : 'otherNhs')
  );
}

/** Options of a tier that can be used and that she has agreed to. */
export const agreedOptions = (situation: Situation, tier: Tier): readonly Option[] =>
  usable(optionsOf(situation, tier)).filter(({ candidate }) =>
    hasAgreed(situation, candidate.kind),
  );
