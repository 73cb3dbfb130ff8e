/**
 * @param {readonly number[]} values
 * @returns {(share: number) => number} the value that this share of them does not exceed
 */
export function quantiles(values) {
  const sorted = Float64Array.from(values).sort();
  return (share) =>
    sorted.length === 0
      ? Number.NaN
      : sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

/** @param {readonly number[]} values */
export function spread(values) {
  const at = quantiles(values);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}
