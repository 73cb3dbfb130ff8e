import { LEAST_TOLD } from './small-numbers.js';

/** Keys of referrals are whole numbers under this. */
export const KEYS = 65_536;

/**
 * A count as it is told: a multiple of five, up or down by the keys of those who are counted, the nearer the likelier.
 * The same people give the same number however often they are asked for; one person more or less draws anew, so that
 * two what-ifs that differ by one person cannot be subtracted. Somebody never becomes nobody.
 */
export function rounded(count: number, keys: number): number {
  const beyond = count % LEAST_TOLD;
  const down = count - beyond;
  if (beyond === 0) return count;
  const isUp = (keys % KEYS) / KEYS < beyond / LEAST_TOLD;
  return Math.max(LEAST_TOLD, isUp ? down + LEAST_TOLD : down);
}
