/** Invented people in a realistic mix of areas, pathways and states; the same seed and day give the same referrals. */
export function referrals(from: { readonly seed: number; readonly today: string }): {
  /** Each body is the JSON of a form. */
  many(n: number): readonly { readonly key: string; readonly body: string }[];
};
