import type { LinkWorkSafety, LinkWorkStep, SendReferral, YesNoNotKnown } from '@waymark/contracts';

/** In place of what clinicians read: whether there is a concern, and what a link worker does about safety. */
export function linkWorkSafety({ safety, person }: SendReferral): LinkWorkSafety {
  const { riskToSelf, riskToOthers, riskFromOthers, childProtectionPlan, childInNeedPlan } = safety;
  const risks = [riskToSelf, riskToOthers, riskFromOthers];
  const [toOthers, fromOthers] = [isRisk(riskToOthers), isRisk(riskFromOthers)];
  const child = childProtectionPlan === 'yes' || childInNeedPlan === 'yes';
  const concern = concernOf({
    some: child || safety.signs.length > 0 || risks.some(isRisk),
    unknown:
      !safety.signsAsked || [...risks, childProtectionPlan, childInNeedPlan].includes('not-known'),
  });
  const { safe } = person.contact;
  const watched =
    fromOthers ||
    riskFromOthers === 'not-known' ||
    safe.othersSeeMessages !== 'no' ||
    safe.partnerKnows === 'no';
  const visit = { unknown: [riskToOthers, riskFromOthers].includes('not-known') };
  const steps: readonly (readonly [LinkWorkStep, boolean])[] = [
    ['do-not-visit-alone', toOthers || fromOthers],
    ['ask-before-visiting', visit.unknown && !toOthers && !fromOthers],
    ['call-safely', watched],
    ['speak-first', concern !== 'no'],
    ['tell-safeguarding-lead', child || toOthers || fromOthers],
  ];
  return { concern, steps: steps.flatMap(([step, applies]) => (applies ? [step] : [])) };
}

const isRisk = (level: string): boolean => level === 'some' || level === 'significant';

/** Unknown is never no. */
const concernOf = (found: { some: boolean; unknown: boolean }): YesNoNotKnown =>
  found.some ? 'yes' : found.unknown ? 'not-known' : 'no';
