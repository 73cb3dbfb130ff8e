import {
  addDays,
  type Candidate,
  type Day,
  type Judgement,
  type Pathway,
  type ReferralFacts,
  type ServiceKind,
} from '@waymark/contracts';
import { VCSE_PATHWAYS } from './needs.js';

// A judgement as routing reads it; a spec holds the two together.

export type Tier = 'hub' | 'perinatal' | 'link-work' | 'talking-therapies' | 'unit';

/** `no`: by its criteria, or because waiting would come too late. */
export type Reading = 'met' | 'open-point' | 'answer-missing' | 'not-yet' | 'no';

/** One candidate service on one pathway. */
export interface Option {
  readonly judgement: Judgement;
  readonly reading: Reading;
  /** It takes referrals just now, as routing's directory says. */
  readonly isOpen: boolean;
  /** The person has agreed that this kind of recipient is told. */
  readonly isAgreed: boolean;
}

/** A referral judged again, and which services take referrals just now. */
export interface JudgedAgain {
  readonly facts: ReferralFacts;
  readonly on: Day;
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly Judgement[];
  readonly open: ReadonlySet<string>;
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

export const tierOf = (kind: ServiceKind): Tier => TIERS[kind];

export function optionsOf(judged: JudgedAgain, tier: Tier): readonly Option[] {
  const { facts, candidates, judgements, open } = judged;
  return candidates
    .filter(({ kind }) => tierOf(kind) === tier)
    .flatMap(({ serviceId, kind }) =>
      judgements
        .filter((one) => one.serviceId === serviceId && belongsTo(tier, one.pathway))
        .map((judgement) => ({
          judgement,
          reading: readingOf(judgement, judged),
          isOpen: open.has(serviceId),
          isAgreed: hasAgreed(facts, kind),
        })),
    );
}

// A hub judged on link work says nothing about whether the hub is her place.
function belongsTo(tier: Tier, pathway: Pathway): boolean {
  if (tier === 'hub') return !VCSE_PATHWAYS.includes(pathway) && pathway !== 'perinatal-illness';
  return tier !== 'link-work' || VCSE_PATHWAYS.includes(pathway);
}

const isConsent = (fact: string): boolean => fact.startsWith('consent.');

/** Her agreement is asked for apart; unconfirmed criteria leave it to the service. */
function readingOf(judgement: Judgement, judged: JudgedAgain): Reading {
  const { outcome, standing, until, deciding, missing } = judgement;
  const others = deciding.filter((code) => code !== 'consent');
  const asks = missing.some(({ fact }) => !isConsent(fact));
  const waitsForConsentOnly = deciding.length > others.length && others.length === 0 && !asks;
  if (outcome === 'eligible' || waitsForConsentOnly) return 'met';
  if (outcome === 'not-yet' && until !== undefined && until <= judged.on) return 'met';
  if (standing === 'unconfirmed') return 'open-point';
  if (outcome === 'not-yet' && until !== undefined) {
    return comesTooLate(judgement.pathway, until, judged.facts) ? 'no' : 'not-yet';
  }
  if (outcome === 'not-eligible') return 'no';
  return asks ? 'answer-missing' : 'open-point';
}

/** Days before the due date by which a plan for a fear of birth is made: at about 34 weeks. */
const DAYS_BEFORE_DUE = 42;

function comesTooLate(pathway: Pathway, until: Day, { current }: ReferralFacts): boolean {
  const { state, dueOn } = current;
  if (pathway !== 'tokophobia' || state !== 'pregnant' || dueOn === undefined) return false;
  return until > addDays(dueOn, -DAYS_BEFORE_DUE);
}

export function hasAgreed({ consent }: ReferralFacts, kind: ServiceKind): boolean {
  if (tierOf(kind) === 'link-work') return consent.vcse === 'yes';
  const answer = kind === 'mmhs' ? consent.hub : consent.otherNhs;
  return answer === 'yes' || consent.withoutConsentBecause !== undefined;
}
