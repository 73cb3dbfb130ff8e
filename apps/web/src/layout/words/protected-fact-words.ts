import type {
  ProtectedFactEnd,
  ProtectedFactKind,
  ProtectedFactNeed,
  ProtectedFactReading,
  ReferralView,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

export const factKindWords: Readonly<Record<ProtectedFactKind, string>> = inLanguage(() => ({
  baby: say`A baby or a child`,
  'placement-address': say`Where a child is placed`,
  partner: say`A partner`,
  'person-who-may-do-harm': say`Somebody who may do harm`,
}));

export const factNeedWords: Readonly<Record<ProtectedFactNeed, string>> = inLanguage(() => ({
  'keep-the-person-safe': say`To keep the person safe`,
  'keep-a-child-safe': say`To keep a child safe`,
  'plan-contact': say`To plan contact or a visit`,
  'plan-care': say`To plan care`,
}));

export const factReadingWords: Readonly<Record<ProtectedFactReading, string>> = inLanguage(() => ({
  'safety-now': say`I am worried about somebody’s safety now`,
  'before-contact': say`I am about to telephone, write or visit`,
  'planning-care': say`I plan care with the person`,
  safeguarding: say`I speak with safeguarding or children’s social care`,
  'checking-it-is-right': say`I check whether it is still right`,
}));

export const factEndWords: Readonly<Record<ProtectedFactEnd, string>> = inLanguage(() => ({
  withdrawn: say`The person, or who told it, does not want it kept`,
  wrong: say`It was wrong`,
  'no-longer-so': say`It is no longer so`,
}));

/** Where they are read and added, and how many there are; nothing for whoever has no part in them. */
export function protectedFactsLink(referral: ReferralView | undefined): {
  readonly protectedFacts?: { readonly href: string; readonly text: string };
} {
  const count = referral?.protectedFacts;
  if (referral === undefined || count === undefined) return {};
  const how = say`see or add`;
  const text =
    count === 1 ? say`1 protected fact: ${how}` : say`${String(count)} protected facts: ${how}`;
  return { protectedFacts: { href: `/restricted/${referral.referralId}/protected-facts`, text } };
}
