import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { Day } from '@waymark/contracts';
import { FallbacksFile, LandingTeamsFile, ServicesFile } from './directory-files.js';
import { NATIONAL_DESK, type DirectoryContent } from './directory.js';

/** What is wrong with a file of the directory, and where. */
export interface DirectoryTrouble {
  readonly file: string;
  readonly field: string;
  readonly reason: string;
}

export interface DirectoryFiles {
  readonly 'services.json': unknown;
  readonly 'landing-teams.json': unknown;
  readonly 'fallbacks.json': unknown;
}

export type DirectoryRead =
  | { readonly good: true; readonly content: DirectoryContent }
  | { readonly good: false; readonly troubles: readonly DirectoryTrouble[] };

/** Checks the three files, each alone and then against each other: all of it is good, or none is used. */
export function readDirectory(files: DirectoryFiles): DirectoryRead {
  const services = checked('services.json', ServicesFile, files);
  const landingTeams = checked('landing-teams.json', LandingTeamsFile, files);
  const fallbacks = checked('fallbacks.json', FallbacksFile, files);
  const content = {
    services: services.value,
    landingTeams: landingTeams.value,
    fallbacks: fallbacks.value,
  };
  const alone = [...services.troubles, ...landingTeams.troubles, ...fallbacks.troubles];
  const troubles = alone.length > 0 ? alone : between(content);
  return troubles.length > 0 ? { good: false, troubles } : { good: true, content };
}

interface Checked<T> {
  readonly value: T;
  readonly troubles: readonly DirectoryTrouble[];
}

function checked<T extends object>(
  file: keyof DirectoryFiles,
  Shape: new () => T,
  files: DirectoryFiles,
): Checked<T> {
  const given = files[file];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { value: new Shape(), troubles: [{ file, field: '', reason: 'is no JSON object' }] };
  }
  const value = plainToInstance(Shape, given);
  const errors = validateSync(value, {
    whitelist: true,
    forbidNonWhitelisted: true,
    validationError: { target: false, value: false },
  });
  return { value, troubles: errors.flatMap((error) => troublesOf(file, error, '')) };
}

function troublesOf(file: string, error: ValidationError, above: string): DirectoryTrouble[] {
  const isIndex = /^\d+$/.test(error.property);
  const field = isIndex ? `${above}[${error.property}]` : joined(above, error.property);
  const own = Object.values(error.constraints ?? {}).map((reason) => ({ file, field, reason }));
  return [...own, ...(error.children ?? []).flatMap((child) => troublesOf(file, child, field))];
}

const joined = (above: string, name: string): string => (above === '' ? name : `${above}.${name}`);

function between({ services, landingTeams, fallbacks }: DirectoryContent): DirectoryTrouble[] {
  const teams = new Set(landingTeams.teams.map(({ id }) => id));
  const outlasts = (id: string | undefined, to: Day): boolean =>
    landingTeams.teams.some((team) => team.id === id && (team.to === undefined || to < team.to));
  const trouble = (file: string, field: string, reason: string): DirectoryTrouble => ({
    file,
    field,
    reason,
  });
  const kinds = new Set(fallbacks.destinations.map(({ kind }) => kind));
  return [
    ...twice(services.services.map(({ id }) => id)).map((id) =>
      trouble('services.json', 'services', `names ${id} twice`),
    ),
    ...services.services.flatMap(({ id, joined: hasJoined, mailbox, closedOn, openedOn }) => [
      ...(hasJoined && mailbox === undefined
        ? [trouble('services.json', `services.${id}.mailbox`, 'is missing, but it has joined')]
        : []),
      ...(openedOn !== undefined && closedOn !== undefined && closedOn < openedOn
        ? [trouble('services.json', `services.${id}.closedOn`, 'is before openedOn')]
        : []),
    ]),
    ...twice([...landingTeams.teams.map(({ id }) => id)]).map((id) =>
      trouble('landing-teams.json', 'teams', `names ${id} twice`),
    ),
    ...(teams.has(NATIONAL_DESK)
      ? []
      : [trouble('landing-teams.json', 'teams', `lacks ${NATIONAL_DESK}, the last rung`)]),
    ...landingTeams.teams
      .filter(({ to, handsOverTo }) => to !== undefined && !outlasts(handsOverTo, to))
      .map(({ id }) =>
        trouble(
          'landing-teams.json',
          `teams.${id}.handsOverTo`,
          'names no team of this file that is in force afterwards',
        ),
      ),
    ...fallbacks.reasons.flatMap(({ reason, ordered }) =>
      ordered
        .filter((kind) => !kinds.has(kind))
        .map((kind) =>
          trouble('fallbacks.json', `reasons.${reason}`, `${kind} is not among destinations`),
        ),
    ),
  ];
}

const twice = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, at) => ids.indexOf(id) !== at);
