import type { ServiceOpening } from '@waymark/contracts';
import type { Option, Situation } from './situation.js';
import { comesTooLate, LONG_WAIT_DAYS, publishedWaitDays } from './waits.js';

const OPENING_ORDER: readonly ServiceOpening[] = ['open', 'limited', 'waiting-list-only'];
const LAST = Number.MAX_SAFE_INTEGER;

/** Among equals: where the last team points, then her preference, help before a clinical date, how sure the area is, opening, wait, what she asked for. */
export function bestFirst(options: readonly Option[], situation: Situation): readonly Option[] {
  return options
    .map((option) => ({ option, keys: keysOf(option, situation) }))
    .sort((one, other) => compare(one.keys, other.keys))
    .map(({ option }) => option);
}

/** The services she named, or the last team pointed to, among these. */
export function namedAmong(options: readonly Option[], situation: Situation): readonly string[] {
  const named = [situation.suggested, ...situation.facts.preference.services];
  return servicesOf(options).filter((id) => named.includes(id));
}

export const servicesOf = (options: readonly Option[]): readonly string[] => [
  ...new Set(options.map(({ candidate }) => candidate.serviceId)),
];

function keysOf(option: Option, situation: Situation): readonly (number | string)[] {
  const { facts, suggested } = situation;
  const { candidate, judgement, service } = option;
  const sector = facts.preference.sector;
  const isVoluntary = candidate.kind.startsWith('vcse');
  return [
    candidate.serviceId === suggested ? 0 : 1,
    placeIn(facts.preference.services, candidate.serviceId),
    sector !== 'none' && (sector === 'voluntary-sector') !== isVoluntary ? 1 : 0,
    comesTooLate(option, situation) ? 1 : 0,
    candidate.basisOpen ? 1 : 0,
    placeIn(OPENING_ORDER, service?.opening),
    publishedWaitDays(option) ?? LONG_WAIT_DAYS,
    placeIn(facts.need.pathways, judgement.pathway),
    candidate.serviceId,
  ];
}

function placeIn<T>(list: readonly T[], item: T | undefined): number {
  const at = item === undefined ? -1 : list.indexOf(item);
  return at === -1 ? LAST : at;
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const at = one.findIndex((key, index) => key !== other[index]);
  const [mine, theirs] = [one[at], other[at]];
  if (mine === undefined || theirs === undefined) return 0;
  return mine < theirs ? -1 : 1;
}
