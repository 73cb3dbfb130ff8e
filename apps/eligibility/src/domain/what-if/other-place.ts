import type {
  Candidate,
  Condition,
  Judgement,
  Pathway,
  ReferralFacts,
  ServiceKind,
} from '@waymark/contracts';

/** Where somebody goes whom the service no longer takes, as far as the judgement tells. */
export type OtherPlace = 'specialist-perinatal' | 'mmhs-hub' | 'link-work' | 'talking-therapies';

interface Judged {
  readonly candidates: readonly Candidate[];
  readonly judgements: readonly Judgement[];
}

/**
 * The first other place in the routing order whose published criteria may take her; undefined = a person finds one.
 * Routing knows more: openings, who has said no, what was asked and agreed. Here every place is open and agreed to, and
 * no criteria are unconfirmed.
 */
export function otherPlace(facts: ReferralFacts, judged: Judged): OtherPlace | undefined {
  const answers = answersOf(judged);
  const may = (tier: OtherPlace, ...outcomes: readonly Judgement['outcome'][]): boolean =>
    answers.some((one) => one.tier === tier && outcomes.includes(one.outcome));
  if (needsPerinatalTeam(facts) && may('specialist-perinatal', ...HOPEFUL)) {
    return 'specialist-perinatal';
  }
  if (may('mmhs-hub', ...HOPEFUL)) return 'mmhs-hub';
  if (suitsLinkWork(facts) && may('link-work', 'eligible', 'cannot-tell')) return 'link-work';
  return isMildToModerate(facts) && may('talking-therapies', 'eligible')
    ? 'talking-therapies'
    : undefined;
}

const HOPEFUL = ['eligible', 'cannot-tell', 'not-yet'] as const;

const TIERS: Readonly<Partial<Record<ServiceKind, OtherPlace>>> = {
  mmhs: 'mmhs-hub',
  alternative: 'mmhs-hub',
  'specialist-perinatal': 'specialist-perinatal',
  'vcse-link-work': 'link-work',
  'vcse-peer-support': 'link-work',
  'talking-therapies': 'talking-therapies',
};
const VCSE: readonly Pathway[] = ['link-work', 'peer-support', 'family-support'];

function answersOf({ candidates, judgements }: Judged) {
  const tiers = new Map(candidates.map(({ serviceId, kind }) => [serviceId, TIERS[kind]]));
  return judgements.flatMap(({ serviceId, pathway, outcome }) => {
    const tier = tiers.get(serviceId);
    // A hub judged on link work says nothing about whether the hub is her place.
    const isOthers =
      tier === 'mmhs-hub' && (VCSE.includes(pathway) || pathway === 'perinatal-illness');
    return tier === undefined || isOthers ? [] : [{ tier, outcome }];
  });
}

const FOR_PERINATAL_TEAM: readonly Condition[] = [
  'psychosis',
  'bipolar',
  'depression-severe',
  'ocd-severe',
];

const needsPerinatalTeam = ({ person, need }: ReferralFacts): boolean =>
  person !== 'partner' &&
  (need.psychiatricNeedNow === 'yes' ||
    need.conditions.some((condition) => FOR_PERINATAL_TEAM.includes(condition)));

const hasClinicalRisk = ({ safety, need }: ReferralFacts): boolean =>
  safety.riskToSelf === 'significant' ||
  safety.riskToOthers === 'significant' ||
  safety.signs.length > 0 ||
  need.psychiatricNeedNow === 'yes';

const isMildToModerate = (facts: ReferralFacts): boolean =>
  !hasClinicalRisk(facts) && (facts.need.level === 'mild' || facts.need.level === 'moderate');

const MAIN_SOCIAL = ['relationship-breakdown', 'abuse', 'poor-housing', 'poverty'];

function suitsLinkWork(facts: ReferralFacts): boolean {
  const { level, practicalSupport, mainDifficulty, pathways } = facts.need;
  if (hasClinicalRisk(facts) || level === 'severe' || level === 'complex') return false;
  if (pathways.includes('custody-loss')) return false;
  return (
    isMildToModerate(facts) ||
    practicalSupport === 'yes' ||
    MAIN_SOCIAL.includes(mainDifficulty) ||
    pathways.some((pathway) => VCSE.includes(pathway))
  );
}
