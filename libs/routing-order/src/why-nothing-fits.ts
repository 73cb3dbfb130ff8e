import type { NeedLevel, Pathway } from '@waymark/contracts';
import {
  VCSE_PATHWAYS,
  optionsOf,
  tierOf,
  usable,
  type Option,
  type Situation,
} from './situation.js';

/** Why no place could take her, and which pathway is not met: a key of the fallbacks, for advice and for commissioners. */
export interface NothingFits {
  readonly reason: string;
  readonly pathway: Pathway;
  /** The judgement that says so, where there is one. */
  readonly option?: Option;
}

/** The criterion that decided says the reason; of several, the first line here. */
const REASON_OF_CRITERION: readonly (readonly [criterion: string, reason: string])[] = [
  ['person', 'partner'],
  ['minimum-age', 'under-age'],
  ['self-referral', 'self-referral-not-taken'],
  ['referrers', 'referrer-not-taken'],
  ['referrer-role', 'referrer-not-taken'],
  ['referrer-involved', 'referrer-not-taken'],
  ['primary-carer', 'not-primary-carer'],
  ['prior-therapy', 'first-step-required'],
  ['beyond-primary-care', 'first-step-required'],
  ['time-since-event', 'window-passed'],
  ['perinatal-window', 'window-passed'],
  ['below-specialist-threshold', 'severe-or-complex'],
];

/** Reasons that are about who refers: another way in is open, so nothing is unmet. */
export const ANOTHER_WAY_IN: readonly string[] = ['self-referral-not-taken', 'referrer-not-taken'];

export function whyNothingFits(situation: Situation): NothingFits {
  const { facts } = situation;
  const looked = lookedAt(situation);
  const pathway = mainPathway(situation, looked);

  if (facts.person === 'partner') return { reason: 'partner', pathway };
  if (looked.length === 0) return { reason: reasonWithoutOptions(situation), pathway };
  if (looked.every(({ isOpen }) => !isOpen)) return { reason: 'service-closed', pathway };
  if (usable(looked).length === 0) return { reason: 'no-place-took-her', pathway };

  const option = usable(looked).find(({ judgement }) => judgement.pathway === pathway);
  const [first] = usable(looked);
  const decided = option ?? first;
  if (decided === undefined) return { reason: 'no-candidate-service', pathway };
  return { reason: reasonOf(decided, situation), pathway, option: decided };
}

function lookedAt(situation: Situation): readonly Option[] {
  const hubs = optionsOf(situation, 'hub');
  const linkWork = optionsOf(situation, 'link-work');
  const { pathways } = situation.facts.need;
  const wantsOnlyLinkWork =
    pathways.length > 0 && pathways.every((pathway) => VCSE_PATHWAYS.includes(pathway));
  return wantsOnlyLinkWork || (hubs.length === 0 && linkWork.length > 0) ? linkWork : hubs;
}

// A hub in the area that was judged on nothing: what she needs is no hub's pathway.
function reasonWithoutOptions({ candidates, facts }: Situation): string {
  if (!candidates.some(({ kind }) => tierOf(kind) === 'hub')) return 'no-candidate-service';
  return reasonOfLevel(facts.need.level);
}

export const reasonOfLevel = (level: NeedLevel): string =>
  level === 'severe' || level === 'complex' ? 'severe-or-complex' : 'mild-to-moderate';

/** What she needs most: what was asked for, else what she was judged on. */
export function mainPathway({ facts }: Situation, options: readonly Option[]): Pathway {
  const judged = options.map(({ judgement }) => judgement.pathway);
  const asked = facts.need.pathways;
  return asked.find((pathway) => judged.includes(pathway)) ?? asked[0] ?? judged[0] ?? 'link-work';
}

function reasonOf({ judgement }: Option, { facts }: Situation): string {
  const known = REASON_OF_CRITERION.find(([code]) => judgement.deciding.includes(code));
  if (known !== undefined) return known[1];
  if (judgement.deciding.includes('severity')) return reasonOfLevel(facts.need.level);
  if (judgement.pathway === 'custody-loss') return 'pathway-not-offered-custody-loss';
  const isPregnant = facts.current.state === 'pregnant';
  return judgement.pathway === 'tokophobia' && isPregnant
    ? 'pathway-not-offered-tokophobia-pregnant'
    : 'pathway-not-offered-other';
}
