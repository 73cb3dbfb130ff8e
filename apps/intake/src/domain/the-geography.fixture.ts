import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Boards } from './boards.js';
import { Geography } from './geography.js';
import type { AreaFile, BoardFile } from './geography-files.js';
import { PlaceCodes } from './place-codes.js';
import { PlaceList, type Place } from './place-list.js';

const infra = join(import.meta.dirname, '../../../../infra');
const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(infra, file), 'utf8'), (_key, value: unknown) =>
    value === null ? undefined : value,
  );

/** The places, boards and codes that the repository ships. */
export function theGeography(): Geography {
  const { places } = read('criteria/places.json') as { places: Place[] };
  const list = new PlaceList(places, '0123456789ab');
  const boards = new Boards((read('geography/boards.json') as BoardFile).boards);
  const { areas } = read('geography/areas.json') as AreaFile;
  return new Geography(list, new PlaceCodes(places, areas, list, boards), boards);
}
