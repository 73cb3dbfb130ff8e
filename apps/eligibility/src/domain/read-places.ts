import { filled, problemsIn } from './criterion.js';
import { WrongCriteriaFile } from './criteria-file.js';
import { Place, PlaceRegister } from './place-register.js';

/** Checks the list of places that criteria name. Throws `WrongCriteriaFile`. */
export function readPlaces(json: unknown, fileName: string): PlaceRegister {
  const listed = (json as { readonly places?: unknown } | null)?.places;
  if (!Array.isArray(listed)) {
    throw new WrongCriteriaFile(fileName, [{ field: 'places', reason: 'must be a list' }]);
  }
  const problems = listed.flatMap((place: object, index) =>
    problemsIn(filled(Place, place as Record<string, unknown>)).map(({ field, reason }) => ({
      field: `places.${String(index)}.${field}`,
      reason,
    })),
  );
  if (problems.length > 0) throw new WrongCriteriaFile(fileName, problems);
  return new PlaceRegister(listed as readonly Place[]);
}
