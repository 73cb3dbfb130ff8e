/** Two referrals as one pair, whichever is named first. */
export const inOrder = (id: string, other: string): readonly [string, string] =>
  id < other ? [id, other] : [other, id];
