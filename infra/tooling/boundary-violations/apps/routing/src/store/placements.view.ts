export const placements = 1;
