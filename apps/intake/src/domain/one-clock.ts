import type { Day } from '@waymark/contracts';

/** Her one clock: the earliest day on which any referral of the group was first made. */
export const oneClock = (group: readonly { readonly ownFirstDay: Day }[]): Day | undefined =>
  group.map(({ ownFirstDay }) => ownFirstDay).reduce<Day | undefined>(earlier, undefined);

const earlier = (first: Day | undefined, day: Day): Day =>
  first === undefined || day < first ? day : first;
