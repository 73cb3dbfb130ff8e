import { CONSENTS_ALONE_FROM, type Advice, type DestinationKind } from '@waymark/contracts';
import type { KnownService } from './known-places.js';
import { bestFirst } from './preference.js';
import { hasClinicalRisk, whomToCall } from './safety.js';
import { optionsOf, type Situation, type Tier } from './situation.js';
import { called, sentence } from './words.js';

// Advice moves nobody: whoever holds the person goes on holding them.

/** These are routing's own moves, not places to advise. */
const NO_PLACE: readonly DestinationKind[] = [
  'person-task',
  'hold-until-date',
  'ask-referrer',
  'mmhs-hub',
];
const MOST = 20;

/** Whom to telephone now; 999 is always named. */
export function callAdvice(situation: Situation): readonly Advice[] {
  const said = whomToCall(situation.facts);
  const crisis = said.length > 0 ? said : [byKind(situation, 'crisis')];
  const names999 = crisis.some(({ kind }) => kind === 'emergency-999');
  return names999 ? crisis : [...crisis, byKind(situation, 'emergency-999')];
}

/** A place that has not joined: nobody there answers in Waymark, so her team refers by itself. */
export const adviceToRefer = (kind: string, service: KnownService): Advice => ({
  kind,
  how: sentence(
    `Telephone or refer to ${called(service)}. It has not joined, so record who there took the person.`,
  ),
});

/** Where to go on for a reason, in the published order, the area's own words first. */
export function adviceFor(
  situation: Situation,
  reason: string,
  sentTo?: DestinationKind,
): readonly Advice[] {
  const ordered = situation.directory.fallbacks.get(reason) ?? [];
  const kinds = [...(sentTo === undefined ? [] : [sentTo]), ...ordered, ...concerns(situation)];
  const places = [...new Set(kinds)]
    .filter((kind) => !NO_PLACE.includes(kind) && isSensible(situation, kind))
    .map((kind) => named(situation, kind) ?? byKind(situation, kind));
  return [...safeguardingAdvice(situation), ...places].slice(0, MOST);
}

/** What her facts call for beside any place. */
export function concerns({ facts }: Situation): readonly DestinationKind[] {
  const { signs, substanceUse } = facts.safety;
  const amber = signs.includes('history-psychosis-bipolar') || signs.includes('severe-insomnia');
  const family = signs.includes('family-history-postpartum-psychosis');
  const child = signs.includes('immediate-danger') || signs.includes('intent-to-harm-baby');
  const { consent } = facts;
  return [
    ...(amber || family ? (['specialist-perinatal'] as const) : []),
    ...(substanceUse === 'primary' ? (['substance-misuse'] as const) : []),
    ...(child ? (['childrens-social-care'] as const) : []),
    ...(consent.hub === 'no' || consent.otherNhs === 'no'
      ? (['professional-advice'] as const)
      : []),
  ];
}

export const concernAdvice = (situation: Situation): readonly Advice[] => [
  ...safeguardingAdvice(situation),
  ...concerns(situation).map((kind) => named(situation, kind) ?? byKind(situation, kind)),
];

/** In law nobody under this age can consent to what led to a pregnancy. */
const CANNOT_CONSENT_BELOW = 13;

/** Under 16 somebody looks at safeguarding as well, whichever place is found. */
export function safeguardingAdvice({ facts: { ageYears: age } }: Situation): readonly Advice[] {
  if (age === undefined || age >= CONSENTS_ALONE_FROM) return [];
  const how =
    age < CANNOT_CONSENT_BELOW
      ? 'Under 13: follow the child protection procedure of your organisation at once.'
      : 'Under 16: talk with the safeguarding lead of your organisation today.';
  return [{ kind: 'safeguarding', how: `${how} To be confirmed by a clinical safety officer.` }];
}

export const byKind = ({ directory }: Situation, kind: DestinationKind): Advice => ({
  kind,
  how: sentence(directory.how.get(kind) ?? 'Ask the landing team.'),
});

const TIER_OF_KIND: Partial<Record<DestinationKind, Tier>> = {
  'specialist-perinatal': 'perinatal',
  'talking-therapies': 'talking-therapies',
};

// A place of this kind that has been read and does not say no is named.
function named(situation: Situation, kind: DestinationKind): Advice | undefined {
  const tier = TIER_OF_KIND[kind];
  if (tier === undefined) return undefined;
  const [best] = bestFirst(
    optionsOf(situation, tier).filter(({ reading }) => reading !== 'not-met'),
    situation,
  );
  return best?.service === undefined ? undefined : adviceToRefer(kind, best.service);
}

function isSensible(situation: Situation, kind: DestinationKind): boolean {
  const { facts } = situation;
  const lost = facts.occurrences.some(({ kind: what }) => what === 'loss');
  if (kind === 'bereavement-midwife') return lost;
  if (kind === 'talking-therapies' && hasClinicalRisk(facts)) return false;
  if (kind === 'link-work') return facts.consent.vcse !== 'no';
  const tier = TIER_OF_KIND[kind];
  const options = tier === undefined ? [] : optionsOf(situation, tier);
  return options.length === 0 || options.some(({ reading }) => reading !== 'not-met');
}
