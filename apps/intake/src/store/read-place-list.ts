import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ConfigError } from '@waymark/platform';
import { PlaceFile, PlaceList } from '../domain/place-list.js';

/** The places of `places.json`; a file that is missing or wrong stops the start with one sentence. */
export function readPlaceList(folder: string): PlaceList {
  const path = join(folder, 'places.json');
  const file = plainToInstance(PlaceFile, contentOf(path));
  const [error] = validateSync(file, { forbidUnknownValues: true });
  if (error !== undefined) {
    throw new ConfigError([`CRITERIA_DIR: ${path} is not a list of places as intake needs it`]);
  }
  const known = new Set(file.places.map(({ key }) => key));
  const lost = file.places.find(({ within }) => within.some((key) => !known.has(key)));
  if (lost !== undefined || known.size < file.places.length) {
    const what =
      lost === undefined ? 'names a place twice' : `puts ${lost.key} into no known place`;
    throw new ConfigError([`CRITERIA_DIR: ${path} ${what}`]);
  }
  return new PlaceList(file.places);
}

// What the file does not know it says as null, which counts as absent here.
function contentOf(path: string): object {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'), (_key, value: unknown) =>
      value === null ? undefined : value,
    );
    if (typeof content === 'object' && content !== null) return content;
  } catch (cause) {
    throw new ConfigError([`CRITERIA_DIR: ${path} cannot be read as JSON (${String(cause)})`]);
  }
  throw new ConfigError([`CRITERIA_DIR: ${path} must hold an object`]);
}
