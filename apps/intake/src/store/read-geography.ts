import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ConfigError } from '@waymark/platform';
import { Boards } from '../domain/boards.js';
import { AreaFile, BoardFile } from '../domain/geography-files.js';
import { Geography } from '../domain/geography.js';
import { PlaceCodes } from '../domain/place-codes.js';
import { PlaceFile, PlaceList } from '../domain/place-list.js';

type Variable = 'CRITERIA_DIR' | 'GEOGRAPHY_DIR';

/** Places, boards and what makes a place up; a file that is missing or wrong stops the start with one sentence. */
export function readGeography(criteriaDir: string, geographyDir: string): Geography {
  const list = placesIn(criteriaDir);
  const boards = boardsIn(geographyDir);
  const { path, file } = read('GEOGRAPHY_DIR', geographyDir, 'areas.json', AreaFile, 'areas');
  for (const { place, codes } of file.areas) {
    const wrong = (what: string) => new ConfigError([`GEOGRAPHY_DIR: ${path} ${what}`]);
    if (list.kindOf(place) !== 'area') throw wrong(`gives codes to ${place}, which is no area`);
    if (codes.some(({ district, county }) => (district ?? county) === undefined)) {
      throw wrong(`gives ${place} a code without a district or county`);
    }
    const lost = codes.find(({ board }) => board !== undefined && !boards.knows(board));
    if (lost !== undefined) throw wrong(`names the board ${lost.board ?? ''}, which is in no list`);
  }
  return new Geography(list, new PlaceCodes(list.places, file.areas, list, boards), boards);
}

function placesIn(folder: string): PlaceList {
  const { path, file } = read('CRITERIA_DIR', folder, 'places.json', PlaceFile, 'places');
  const known = new Set(file.places.map(({ key }) => key));
  const lost = file.places.find(({ within }) => within.some((key) => !known.has(key)));
  if (lost !== undefined || known.size < file.places.length) {
    const what =
      lost === undefined ? 'names a place twice' : `puts ${lost.key} into no known place`;
    throw new ConfigError([`CRITERIA_DIR: ${path} ${what}`]);
  }
  return new PlaceList(file.places, revisionOf(file.places));
}

function boardsIn(folder: string): Boards {
  const { path, file } = read('GEOGRAPHY_DIR', folder, 'boards.json', BoardFile, 'boards');
  const codes = file.boards.flatMap(({ ods, gss }) => [ods, ...gss]);
  const known = new Set(codes);
  const lost = file.boards
    .flatMap(({ successors }) => successors)
    .find(({ ods }) => !known.has(ods));
  if (lost !== undefined || known.size < codes.length) {
    const what = lost === undefined ? 'names a code twice' : `names no board ${lost.ods}`;
    throw new ConfigError([`GEOGRAPHY_DIR: ${path} ${what}`]);
  }
  return new Boards(file.boards);
}

/** The same for the same places, whatever the order of their fields. */
const revisionOf = (places: PlaceFile['places']): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        places.map(({ key, name, kind, within, code, icb }) => [
          key,
          name,
          kind,
          within,
          code,
          (icb ?? []).map(({ ods, from, to }) => [ods, from, to]),
        ]),
      ),
    )
    .digest('hex')
    .slice(0, 12);

function read<File extends object>(
  variable: Variable,
  folder: string,
  name: string,
  shape: new () => File,
  what: string,
): { readonly path: string; readonly file: File } {
  const path = join(folder, name);
  const file = plainToInstance(shape, contentOf(variable, path));
  const [error] = validateSync(file, { forbidUnknownValues: true });
  if (error !== undefined) {
    throw new ConfigError([`${variable}: ${path} is not a list of ${what} as intake needs it`]);
  }
  return { path, file };
}

// What the file does not know it says as null, which counts as absent here.
function contentOf(variable: Variable, path: string): object {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'), (_key, value: unknown) =>
      value === null ? undefined : value,
    );
    if (typeof content === 'object' && content !== null) return content;
  } catch (cause) {
    throw new ConfigError([`${variable}: ${path} cannot be read as JSON (${String(cause)})`]);
  }
  throw new ConfigError([`${variable}: ${path} must hold an object`]);
}
