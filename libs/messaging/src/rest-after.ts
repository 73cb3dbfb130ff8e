const MOST_MS = 100;

/**
 * How long to rest between two batches that are not full, so that the next is larger: at least so long, and longer
 * where work takes long, because the machine is busy then and what fills a batch costs less.
 */
export const restAfter = (tookMs: number, leastMs: number): number =>
  Math.max(leastMs, Math.min(tookMs / 2, MOST_MS));
