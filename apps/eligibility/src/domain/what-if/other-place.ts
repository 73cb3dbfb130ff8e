import type { Candidate, Day, JudgementSummary, ReferralFacts } from '@waymark/contracts';
import { ruleFor, type KnownPlaces, type RuleName } from '@waymark/routing-order';

/** Where somebody goes whom the service no longer takes. */
export type OtherPlace = 'specialist-perinatal' | 'mmhs-hub' | 'link-work' | 'talking-therapies';

/** A referral judged again, and the places there are. */
export interface JudgedAgain {
  readonly facts: ReferralFacts;
  readonly on: Day;
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly JudgementSummary[];
  readonly directory: KnownPlaces;
}

/** Undefined: a person finds a place, or asks for agreement. */
const PLACE_OF_RULE: Readonly<Record<RuleName, OtherPlace | undefined>> = {
  'urgent-safety': undefined,
  'urgency-to-be-said': undefined,
  'perinatal-team-needs-her-agreement': undefined,
  'specialist-perinatal-first': 'specialist-perinatal',
  'hub-needs-her-agreement': undefined,
  'choose-between-areas': 'mmhs-hub',
  'hub-pathway-met': 'mmhs-hub',
  'hub-triage-decides': 'mmhs-hub',
  'answer-missing': 'mmhs-hub',
  'held-until-a-date': 'mmhs-hub',
  'link-work-needs-her-agreement': undefined,
  'link-work': 'link-work',
  'published-alternative': 'talking-therapies',
  'a-person-finds-a-place': undefined,
};

const NOBODY = { organisation: 'nobody', kind: 'sending-team', name: 'Nobody' } as const;

/** Where the routing order takes her by these judgements. Whoever needed a call has been called, and nobody has said no. */
export function otherPlace(judged: JudgedAgain): OtherPlace | undefined {
  const rule = ruleFor({
    ...judged,
    home: NOBODY,
    landing: NOBODY,
    selfReferral: judged.facts.referrer.role === 'self',
    declinedBy: [],
    asked: ['safety.urgency'],
    callRecorded: true,
  });
  return PLACE_OF_RULE[rule];
}
