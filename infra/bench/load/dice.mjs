/**
 * Chance that can be thrown again: the same seed gives the same throws.
 * @typedef {ReturnType<typeof dice>} Dice
 * @param {number} seed
 */
export function dice(seed) {
  let state = seed >>> 0;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + Math.floor(next() * (to - from + 1));
  return {
    int,
    /** @param {number} share 0 to 1 */
    happens: (share) => next() < share,
    /** @template T @param {readonly T[]} from @returns {T} */
    oneOf: (from) => from[int(0, from.length - 1)],
    /** @template T @param {readonly (readonly [number, T])[]} weighted @returns {T} */
    weighted(weighted) {
      let left = next() * weighted.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, one] of weighted) {
        left -= weight;
        if (left < 0) return one;
      }
      return weighted[weighted.length - 1][1];
    },
    uuid() {
      const hex = Array.from({ length: 32 }, () => int(0, 15).toString(16)).join('');
      const variant = (8 + int(0, 3)).toString(16);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
