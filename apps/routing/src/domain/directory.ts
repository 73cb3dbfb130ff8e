import type { Day, Holder, ServiceFigures } from '@waymark/contracts';
import type { KnownPlaces } from '@waymark/routing-order';
import type {
  DirectoryService,
  FallbacksFile,
  LandingTeam,
  LandingTeamsFile,
  ServicesFile,
} from './directory-files.js';
import type { SaidByService } from './said-by-service.js';

export const NATIONAL_DESK = 'landing-national';

/** What routing knows of places, beside what its order asks of them. */
export interface Directory extends KnownPlaces<DirectoryService> {
  readonly marked: string;
  readonly said: ReadonlyMap<string, SaidByService>;
  /** Waits and acceptance as they really were. */
  readonly figures: ReadonlyMap<string, ServiceFigures>;
  readonly landingTeams: ReadonlyMap<string, LandingTeam>;
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
