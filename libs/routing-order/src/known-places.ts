import type {
  Day,
  DestinationKind,
  KeptWait,
  OpeningPeriod,
  ServiceKind,
  ServiceOpening,
} from '@waymark/contracts';

/** What the order asks of a service: what it is, whether it takes people on the day, and how long they wait. */
export interface KnownService {
  readonly id: string;
  readonly name: string;
  readonly kind: ServiceKind;
  readonly area: string;
  readonly opening: ServiceOpening;
  readonly openedOn?: Day;
  /** The last day on which it takes anybody. */
  readonly closedOn?: Day;
  readonly waits: readonly KnownWait[];
  /** Somebody there answers in Waymark. */
  readonly joined: boolean;
}

/** A published wait; in days where it is a plain number of them. */
export interface KnownWait {
  readonly what: string;
  readonly target: string;
  readonly days?: number;
  readonly note?: string;
  readonly source: string;
}

/** What a service says of itself; it stands over what was read of it. */
export interface SaidOfItself {
  /** In the order of their days, none over another. */
  readonly openings: readonly OpeningPeriod[];
  readonly waits: readonly KeptWait[];
}

/** Who there is, who is open, and where to go on. */
export interface KnownPlaces<Service extends KnownService = KnownService> {
  /** As they were read; how one stands on a day is `serviceOn`. */
  readonly services: ReadonlyMap<string, Service>;
  readonly said: ReadonlyMap<string, SaidOfItself>;
  /** How one gets to a kind of place. */
  readonly how: ReadonlyMap<DestinationKind, string>;
  /** Where to go on for a reason, in order. */
  readonly fallbacks: ReadonlyMap<string, readonly DestinationKind[]>;
}

/** What the service has said for this day; nothing where no period covers it. */
export const periodOn = (
  { openings }: Pick<SaidOfItself, 'openings'>,
  on: Day,
): OpeningPeriod | undefined =>
  openings.find(({ from, to }) => from <= on && (to === undefined || on <= to));

/** A service as it stands on a day: what it says of itself in place of what was read of it. */
export function serviceOn<Service extends KnownService>(
  { services, said }: Pick<KnownPlaces<Service>, 'services' | 'said'>,
  id: string,
  on: Day,
): Service | undefined {
  const service = services.get(id);
  const own = said.get(id);
  if (service === undefined || own === undefined) return service;
  const period = periodOn(own, on);
  const waits = own.waits.map(({ stage, days }): KnownWait => ({
    what: stage,
    target: `${days} days`,
    days,
    source: id,
  }));
  return {
    ...service,
    ...(period !== undefined && { opening: period.opening }),
    ...(waits.length > 0 && { waits }),
  };
}

const TAKING: readonly ServiceOpening[] = ['open', 'limited', 'waiting-list-only'];

/** Does somebody look at who is sent there? */
export const takesPeople = (opening: ServiceOpening): boolean => TAKING.includes(opening);

/** Is it confirmed open on the day, as it stands then? Nobody is sent to a service that is not. */
export function isOpenOn(service: KnownService | undefined, on: Day): boolean {
  if (service === undefined || !takesPeople(service.opening)) return false;
  const opened = service.openedOn === undefined || service.openedOn <= on;
  return opened && (service.closedOn === undefined || on <= service.closedOn);
}
