import type { Pathway } from '@waymark/contracts';
import { isMildToModerate, needsPerinatalTeam, suitsLinkWork, VCSE_PATHWAYS } from './needs.js';
import {
  hasAgreed,
  optionsOf,
  tierOf,
  type JudgedAgain,
  type Option,
  type Reading,
} from './options.js';

/** Where somebody goes whom the service no longer takes. */
export type OtherPlace = 'specialist-perinatal' | 'mmhs-hub' | 'link-work' | 'talking-therapies';

/**
 * Where the routing order takes her by these judgements; undefined = a person finds a place, or asks for her agreement.
 * Whoever needed a call has been called, and nobody has said no.
 */
export function otherPlace(judged: JudgedAgain): OtherPlace | undefined {
  for (const rung of ORDER) {
    const found = rung(judged);
    if (found !== undefined) return found === 'a-person' ? undefined : found;
  }
  return undefined;
}

type Found = OtherPlace | 'a-person' | undefined;

const ORDER: readonly ((judged: JudgedAgain) => Found)[] = [
  perinatalTeam,
  (judged) => among(judged, 'hub', 'mmhs-hub', ['met', 'open-point', 'answer-missing', 'not-yet']),
  (judged) =>
    suitsLinkWork(judged.facts)
      ? among(judged, 'link-work', 'link-work', ['met', 'open-point'])
      : undefined,
  talkingTherapies,
];

// Where no team is known, hers is asked for; where those that are known say no, the hub is next.
function perinatalTeam(judged: JudgedAgain): Found {
  if (!needsPerinatalTeam(judged.facts)) return undefined;
  const known = optionsOf(judged, 'perinatal');
  if (known.length > 0 && known.every(({ reading }) => reading === 'no')) return undefined;
  return hasAgreed(judged.facts, 'specialist-perinatal') ? 'specialist-perinatal' : 'a-person';
}

function among(
  judged: JudgedAgain,
  tier: 'hub' | 'link-work',
  place: OtherPlace,
  hopeful: readonly Reading[],
): Found {
  const options = optionsOf(judged, tier).filter(
    ({ isOpen, reading }) => isOpen && hopeful.includes(reading),
  );
  if (options.length === 0) return undefined;
  return options.some(({ isAgreed }) => isAgreed) ? place : 'a-person';
}

function talkingTherapies(judged: JudgedAgain): Found {
  const { facts } = judged;
  if (!isMildToModerate(facts) || !hasAgreed(facts, 'talking-therapies')) return undefined;
  const takes = optionsOf(judged, 'talking-therapies').some(({ reading }) => reading === 'met');
  return takes && !isForAPersonFirst(judged) ? 'talking-therapies' : undefined;
}

/** Criteria of a hub after whose no a person is asked before Talking Therapies. */
const FOR_A_PERSON = [
  'minimum-age',
  'self-referral',
  'referrers',
  'referrer-role',
  'referrer-involved',
  'primary-carer',
];

function isForAPersonFirst(judged: JudgedAgain): boolean {
  const { facts, candidates } = judged;
  if (facts.person === 'partner') return false;
  const looked = lookedAt(judged);
  if (looked.length === 0) return !candidates.some(({ kind }) => tierOf(kind) === 'hub');
  const open = looked.filter(({ isOpen }) => isOpen);
  const main = mainPathway(judged, looked);
  const decided = open.find(({ judgement }) => judgement.pathway === main) ?? open[0];
  if (decided === undefined) return false;
  const { deciding, pathway } = decided.judgement;
  if (deciding.includes('person')) return false;
  if (deciding.some((code) => FOR_A_PERSON.includes(code))) return true;
  return pathway === 'custody-loss' && !deciding.some((code) => KNOWN_REASONS.includes(code));
}

const KNOWN_REASONS = [
  'prior-therapy',
  'beyond-primary-care',
  'time-since-event',
  'perinatal-window',
  'severity',
];

function lookedAt(judged: JudgedAgain): readonly Option[] {
  const hubs = optionsOf(judged, 'hub');
  const linkWork = optionsOf(judged, 'link-work');
  const { pathways } = judged.facts.need;
  const onlyLinkWork =
    pathways.length > 0 && pathways.every((pathway) => VCSE_PATHWAYS.includes(pathway));
  return onlyLinkWork || (hubs.length === 0 && linkWork.length > 0) ? linkWork : hubs;
}

function mainPathway({ facts }: JudgedAgain, options: readonly Option[]): Pathway | undefined {
  const judged = options.map(({ judgement }) => judgement.pathway);
  const asked = facts.need.pathways;
  return asked.find((pathway) => judged.includes(pathway)) ?? asked[0] ?? judged[0];
}
