/** Fewer people than this are not counted in public: somebody could be recognised. */
export const FEWEST_SHOWN = 5;

/** A count as it may be shown; undefined: fewer than five. */
export const shown = (count: number): number | undefined =>
  count < FEWEST_SHOWN ? undefined : count;

/** To the nearest five, so that two reports apart by one person say the same. */
export const toNearestFive = (number: number): number => Math.round(number / 5) * 5;
