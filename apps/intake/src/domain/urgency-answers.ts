import type { SendReferral } from '@waymark/contracts';

/** Is what a comment on the urgency was written about another answer now? */
export const urgencyAnsweredAnew = (before: SendReferral, after: SendReferral): boolean =>
  JSON.stringify(writtenAbout(before)) !== JSON.stringify(writtenAbout(after));

const writtenAbout = ({ safety, need }: SendReferral): readonly unknown[] => [
  [...safety.signs].sort(),
  safety.urgency,
  safety.notUrgentBecause,
  safety.riskToSelf,
  safety.riskToOthers,
  need.scores.flatMap(({ measure, selfHarmItem }) =>
    selfHarmItem === undefined ? [] : [`${measure} ${String(selfHarmItem)}`],
  ),
];
