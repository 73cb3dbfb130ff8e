import { readFileSync, readdirSync } from 'node:fs';
import { compileService, type CompiledService } from './compile-service.js';
import { readCriteriaFile, type CriteriaFile } from './criteria-file.js';
import { PlaceRegister, type Place } from './place-register.js';

const folder = new URL('../../../../infra/criteria/', import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

export const publishedPlaces = new PlaceRegister(
  (json('places.json') as { places: Place[] }).places,
);

export const criteriaFileNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'places.json')
  .sort();

export const rawCriteria = (fileName: string): unknown => json(fileName);

const checked = new Map<string, CriteriaFile>();

/** The committed criteria of one service, checked. */
export function publishedFile(serviceId: string): CriteriaFile {
  const known = checked.get(serviceId);
  if (known !== undefined) return known;
  const file = readCriteriaFile(json(`${serviceId}.json`), `${serviceId}.json`, publishedPlaces);
  checked.set(serviceId, file);
  return file;
}

export const compiled = (file: CriteriaFile): CompiledService =>
  compileService(file, { revision: 1, standing: 'demonstration', places: publishedPlaces });

/** Every committed service, compiled as `npm start` compiles them. */
export const publishedServices = (): readonly CompiledService[] =>
  criteriaFileNames.map((name) => compiled(publishedFile(name.replace(/\.json$/, ''))));
