/** Neighbourhoods (LSOAs) of England that each index of multiple deprivation ranks, 1 = the most deprived. */
export const RANKED_IN_ENGLAND = { 2019: 32_844, 2025: 33_755 } as const;
export type DeprivationIndex = keyof typeof RANKED_IN_ENGLAND;

/** The tenth that a rank lies in, as the index itself is cut: 1 = the most deprived tenth. */
export function decileOf(rank: number, index: DeprivationIndex): number | undefined {
  const ranked = RANKED_IN_ENGLAND[index];
  return Number.isInteger(rank) && rank >= 1 && rank <= ranked
    ? Math.ceil((rank * 10) / ranked)
    : undefined;
}
