import type { Day, DestinationKind, Holder, ServiceOpening } from '@waymark/contracts';
import type {
  DirectoryService,
  FallbacksFile,
  LandingTeam,
  LandingTeamsFile,
  ServicesFile,
} from './directory-files.js';

export const NATIONAL_DESK = 'landing-national';

/** Who there is, who is open, and where to go on: what routing knows of places. */
export interface Directory {
  readonly marked: string;
  readonly services: ReadonlyMap<string, DirectoryService>;
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

export function directoryOf({ services, landingTeams, fallbacks }: DirectoryContent): Directory {
  return {
    marked: services.marked,
    services: new Map(services.services.map((service) => [service.id, service])),
    landingTeams: new Map(landingTeams.teams.map((team) => [team.id, team])),
    how: new Map(fallbacks.destinations.map(({ kind, how }) => [kind, how])),
    fallbacks: new Map(fallbacks.reasons.map(({ reason, ordered }) => [reason, ordered])),
  };
}

const TAKING: readonly ServiceOpening[] = ['open', 'limited', 'waiting-list-only'];

/** Is it confirmed open on the day? Nothing is routed to a service that is not. */
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
