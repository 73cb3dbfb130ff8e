import type {
  Day,
  DestinationKind,
  Holder,
  ServiceFigures,
  ServiceOpening,
} from '@waymark/contracts';
import type {
  DirectoryService,
  FallbacksFile,
  LandingTeam,
  LandingTeamsFile,
  ServicesFile,
} from './directory-files.js';
import { periodOn, type SaidByService } from './said-by-service.js';

export const NATIONAL_DESK = 'landing-national';

/** Who there is, who is open, and where to go on: what routing knows of places. */
export interface Directory {
  readonly marked: string;
  /** As they were read; how one stands on a day is `serviceOn`. */
  readonly services: ReadonlyMap<string, DirectoryService>;
  /** What services say of themselves. */
  readonly said: ReadonlyMap<string, SaidByService>;
  /** Waits and acceptance as they really were. */
  readonly figures: ReadonlyMap<string, ServiceFigures>;
  readonly landingTeams: ReadonlyMap<string, LandingTeam>;
  /** How one gets to a kind of place. */
  readonly how: ReadonlyMap<DestinationKind, string>;
  /** Where to go on for a reason, in order. */
  readonly fallbacks: ReadonlyMap<string, readonly DestinationKind[]>;
}

export interface DirectoryContent {
  readonly services: ServicesFile;
  readonly landingTeams: LandingTeamsFile;
  readonly fallbacks: FallbacksFile;
}

/** What is laid over the files. */
export type KeptBeside = Pick<Directory, 'said' | 'figures'>;

export function directoryOf(
  { services, landingTeams, fallbacks }: DirectoryContent,
  { said, figures }: KeptBeside = { said: new Map(), figures: new Map() },
): Directory {
  return {
    said,
    figures,
    marked: services.marked,
    services: new Map(services.services.map((service) => [service.id, service])),
    landingTeams: new Map(landingTeams.teams.map((team) => [team.id, team])),
    how: new Map(fallbacks.destinations.map(({ kind, how }) => [kind, how])),
    fallbacks: new Map(fallbacks.reasons.map(({ reason, ordered }) => [reason, ordered])),
  };
}

/** A service as it stands on a day: what it says of itself in place of what was read of it. */
export function serviceOn(
  { services, said }: Pick<Directory, 'services' | 'said'>,
  id: string,
  on: Day,
): DirectoryService | undefined {
  const service = services.get(id);
  const own = said.get(id);
  if (service === undefined || own === undefined) return service;
  const period = periodOn(own, on);
  const waits = own.waits.map(({ stage, days }) => ({
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

/** Is it confirmed open on the day, as it stands then? Nothing is routed to a service that is not. */
export function isOpenOn(service: DirectoryService | undefined, on: Day): boolean {
  if (service === undefined || !TAKING.includes(service.opening)) return false;
  const opened = service.openedOn === undefined || service.openedOn <= on;
  return opened && (service.closedOn === undefined || on < service.closedOn);
}

/** The coordination organisation that answers on the day, whatever became of the one first named. */
export function landingTeamOn(directory: Directory, code: string, on: Day): Holder {
  let team = directory.landingTeams.get(code);
  while (team?.to !== undefined && team.to < on) {
    team = directory.landingTeams.get(team.handsOverTo ?? NATIONAL_DESK);
  }
  team ??= directory.landingTeams.get(NATIONAL_DESK);
  return {
    organisation: team?.id ?? NATIONAL_DESK,
    kind: 'landing-team',
    name: team?.name ?? 'National landing desk',
  };
}
