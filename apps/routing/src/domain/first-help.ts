import type { FirstHelp, Placement } from './placement.js';

/** Her one clock stops once; nothing starts it again. */
export const withFirstHelp = (
  { firstHelp }: Placement,
  now: FirstHelp,
): { readonly firstHelp: FirstHelp; readonly isNew: boolean } => ({
  firstHelp: firstHelp ?? now,
  isNew: firstHelp === undefined,
});
