import type { KeptWait, OpeningMove, ServiceOpening } from '@waymark/contracts';
import { type Decision, route, type Situation } from '@waymark/routing-order';
import { shown } from './small-numbers.js';

/** How a service stands. Waits left out: as they are. */
export interface Stands {
  readonly opening: ServiceOpening;
  readonly waits?: readonly KeptWait[];
}

/** What recent referrals would do differently. */
export interface Effect {
  readonly comeNow: number;
  readonly wouldGoElsewhere: number;
  readonly elsewhere: readonly OpeningMove[];
  readonly wouldComeToo: number | undefined;
  readonly supportedNow: number;
  readonly wouldBeSupported: number;
  readonly tooLateNow: number;
  readonly wouldBeTooLate: number;
}

/** Routes the same referrals twice: as the service stands now, and as it would. Nothing else differs. */
export function effectOf(
  past: readonly Situation[],
  serviceId: string,
  { before, after }: { readonly before: Stands; readonly after: Stands },
): Effect {
  const pairs = past.map((situation) => ({
    now: route(standing(situation, serviceId, before)),
    then: route(standing(situation, serviceId, after)),
  }));
  const come = pairs.filter(({ now }) => comesTo(now, serviceId));
  const leave = come.filter(({ then }) => !comesTo(then, serviceId));
  const ledThere = (decisions: readonly Decision[]): readonly Decision[] =>
    decisions.filter((decision) => leadsTo(decision) === serviceId);
  const gained = pairs.filter(
    ({ now, then }) => !comesTo(now, serviceId) && comesTo(then, serviceId),
  );
  return {
    comeNow: come.length,
    wouldGoElsewhere: leave.length,
    elsewhere: counted(leave.map(({ now, then }) => insteadOf(now, then, serviceId))),
    wouldComeToo: gained.length === 0 ? 0 : shown(gained.length),
    supportedNow: ledThere(pairs.map(({ now }) => now)).filter(isSupported).length,
    wouldBeSupported: ledThere(pairs.map(({ then }) => then)).filter(isSupported).length,
    tooLateNow: ledThere(pairs.map(({ now }) => now)).filter(isTooLate).length,
    wouldBeTooLate: ledThere(pairs.map(({ then }) => then)).filter(isTooLate).length,
  };
}

const isSupported = ({ alongside }: Decision): boolean => alongside.length > 0;
const isTooLate = ({ sooner }: Decision): boolean => sooner !== undefined;

function standing(situation: Situation, serviceId: string, { opening, waits }: Stands): Situation {
  const { directory } = situation;
  const service = directory.services.get(serviceId);
  const said = directory.said.get(serviceId);
  if (service === undefined) return situation;
  const changed: Situation['directory'] = {
    ...directory,
    services: new Map(directory.services).set(serviceId, { ...service, opening }),
    said: new Map(directory.said).set(serviceId, {
      openings: [],
      waits: waits ?? said?.waits ?? [],
    }),
  };
  return { ...situation, directory: changed };
}

const leadsTo = ({ lead }: Decision): string | undefined =>
  lead.go === 'offer' || lead.go === 'hold' ? lead.to.serviceId : undefined;

const comesTo = (decision: Decision, serviceId: string): boolean =>
  leadsTo(decision) === serviceId ||
  decision.alongside.some((place) => place.serviceId === serviceId);

/** Where somebody goes in place of the service: the next lead, or who works alongside instead. */
function insteadOf(now: Decision, then: Decision, serviceId: string): string {
  if (leadsTo(now) !== serviceId) {
    const [other] = then.alongside;
    return other === undefined ? 'Nobody alongside' : `${other.name}, alongside`;
  }
  const { lead } = then;
  switch (lead.go) {
    case 'offer':
      return lead.to.name;
    case 'hold':
      return `Held for ${lead.to.name} until a date`;
    case 'ask':
      return 'The referrer is asked first';
    case 'call':
      return 'An urgent call';
    case 'task':
      return lead.what === 'record-receipt'
        ? 'Their own team refers on'
        : 'A coordinator finds a place';
  }
}

function counted(places: readonly string[]): readonly OpeningMove[] {
  const counts = Map.groupBy(places, (place) => place);
  return [...counts]
    .sort(([, one], [, other]) => other.length - one.length)
    .slice(0, MOST_PLACES)
    .map(([place, all]) => {
      const referrals = shown(all.length);
      return { place, ...(referrals !== undefined && { referrals }) };
    });
}

const MOST_PLACES = 20;
