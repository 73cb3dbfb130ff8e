import type { PlaceName, ReferralFacts, WhereSheIs } from '@waymark/contracts';

/** The places that a referral names, with what they were called then. */
export function placeNames(
  where: WhereSheIs,
  { places }: ReferralFacts,
  names: ReadonlyMap<string, string>,
): readonly PlaceName[] {
  const keys = new Set([
    ...where.residencePlaces,
    ...where.gpPlaces,
    ...(where.unit === undefined ? [] : [where.unit]),
    ...places.residence.places,
    ...places.gpPractice.places,
    ...places.bookedUnit.places,
  ]);
  return [...keys].flatMap((key) => {
    const name = names.get(key);
    return name === undefined ? [] : [{ key, name }];
  });
}
