import type {
  AgreementAnswer,
  AskedAnswer,
  AskedHow,
  ContactChangeReason,
  ConsentAnswer,
  ConsentFacts,
  ConsentRecipient,
  ContactThrough,
  NhsNumberAbsence,
  Parenthood,
  PersonKind,
  PreferenceFacts,
  ReferrerRole,
  Role,
  Under16Consent,
  WithdrawalReason,
  InterpreterWish,
  ReadingWish,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

export const roleWords: Readonly<Record<Role, string>> = inLanguage(() => ({
  referrer: say`Referrer`,
  'hub-clinician': say`Hub clinician`,
  'link-worker': say`Link worker`,
  'landing-coordinator': say`Landing team coordinator`,
  'criteria-editor': say`Criteria editor`,
  'criteria-approver': say`Criteria approver`,
  operator: say`Operator`,
  'senior-operator': say`Senior operator`,
  commissioner: say`Commissioner`,
  administrator: say`Administrator`,
}));

export const referrerRoleWords: Readonly<Record<ReferrerRole, string>> = inLanguage(() => ({
  midwife: say`Midwife`,
  gp: say`GP`,
  'health-visitor': say`Health visitor`,
  obstetrician: say`Obstetrician`,
  doctor: say`Another doctor`,
  'community-nurse': say`Community nurse`,
  'social-worker': say`Social worker`,
  'mental-health-practitioner': say`Mental health practitioner`,
  'perinatal-mental-health-professional': say`Perinatal mental health professional`,
  'community-mental-health-professional': say`Community mental health professional`,
  'talking-therapies': say`Talking Therapies`,
  'crisis-team': say`Crisis team`,
  camhs: say`Children and young people's mental health service`,
  counsellor: say`Counsellor`,
  'family-support-worker': say`Family support worker`,
  'charity-mental-health-professional': say`Mental health professional in a charity`,
  'link-worker': say`Link worker`,
  self: say`The person themselves`,
  family: say`A member of the family`,
}));

/** Whom it is about, with the ways into a family that pages seldom speak of. */
export const aboutWords: Readonly<Record<PersonKind | Parenthood, string>> = inLanguage(() => ({
  'pregnant-person': say`A woman or person who is, was or hopes to be pregnant`,
  surrogate: say`A surrogate`,
  partner: say`A partner: a referral of their own, kept apart from the other person’s`,
  'adoptive-parent': say`An adoptive parent`,
  'intended-parent': say`An intended parent of a surrogate’s child`,
}));

export const throughWords: Readonly<Record<ContactThrough['kind'], string>> = inLanguage(() => ({
  'prison-healthcare': say`Healthcare of a prison: nobody else there is told`,
  'refuge-worker': say`A worker of a refuge`,
  'other-professional': say`Another professional`,
}));

export const under16Words: Readonly<Record<Under16Consent, string>> = inLanguage(() => ({
  'gillick-competent': say`The person is competent to agree (Gillick) and has agreed`,
  'parental-responsibility': say`Somebody with parental responsibility has agreed`,
  'not-assessed': say`Not assessed yet`,
}));

export const consentWords: Readonly<Record<ConsentAnswer, string>> = inLanguage(() => ({
  yes: say`Agreed`,
  no: say`Did not agree`,
  'not-asked': say`Not asked yet`,
}));

/** Why a referral is shared although the person has not agreed. */
export const withoutConsentWords: Readonly<
  Record<NonNullable<ConsentFacts['withoutConsentBecause']>, string>
> = inLanguage(() => ({
  'best-interests': say`The person cannot decide this now, and it is in their best interests`,
  'serious-harm': say`Otherwise somebody may come to serious harm`,
}));

/** Whom the person would rather be helped by. */
export const sectorWords: Readonly<Record<PreferenceFacts['sector'], string>> = inLanguage(() => ({
  none: say`No preference, or not asked`,
  nhs: say`An NHS service`,
  'voluntary-sector': say`A charity or community organisation`,
}));

/** Whom a referral may be shared with. */
export const recipientWords: Readonly<Record<ConsentRecipient, string>> = inLanguage(() => ({
  hub: say`The maternal mental health service`,
  otherNhs: say`Another NHS team`,
  vcse: say`A charity or community organisation`,
  gp: say`The GP practice`,
}));

export const agreementWords: Readonly<Record<AgreementAnswer, string>> = inLanguage(() => ({
  agrees: say`Agrees`,
  'does-not-agree': say`Does not agree`,
  'wants-to-think': say`Wants to think about it`,
}));

export const contactReasonWords: Readonly<Record<ContactChangeReason, string>> = inLanguage(() => ({
  'asked-the-person': say`The person was asked`,
  'not-safe-any-more': say`A way is not safe any more`,
  'new-number-or-address': say`The person has a new number or address`,
  'written-down-wrongly': say`It was written down wrongly`,
}));

export const askedHowWords: Readonly<Record<AskedHow, string>> = inLanguage(() => ({
  'in-person': say`In person`,
  telephone: say`By telephone`,
  'video-call': say`By video call`,
  'in-writing': say`In writing`,
}));

export const askedWords: Readonly<Record<AskedAnswer, string>> = inLanguage(() => ({
  yes: say`Yes`,
  no: say`No`,
  'not-stated': say`Asked, prefers not to say`,
  'not-known': say`Not asked`,
}));

export const noNhsNumberWords: Readonly<Record<NhsNumberAbsence, string>> = inLanguage(() => ({
  'not-known': say`It is not known`,
  'not-registered': say`Not registered with a GP practice`,
  'prefers-not': say`The person prefers not to give it`,
  overseas: say`Has come from abroad and has none yet`,
}));

export const withdrawalWords: Readonly<Record<WithdrawalReason, string>> = inLanguage(() => ({
  'she-declined-asked-by-a-person': say`The person does not want it, and somebody has asked them`,
  'consent-withdrawn': say`The person has withdrawn their consent`,
  'sent-in-error': say`It was sent by mistake`,
  'moved-area': say`The person has moved to another area`,
  died: say`The person has died`,
  'help-found-elsewhere': say`Help was found elsewhere`,
}));

/** How it is best to write to somebody. */
export const readingWords: Readonly<Record<ReadingWish, string>> = inLanguage(() => ({
  usual: say`In the usual words`,
  'easy-read': say`In Easy Read: short sentences and everyday words`,
  'not-in-writing': say`Not in writing: they do not read, or not English`,
}));

export const interpreterWishWords: Readonly<Record<InterpreterWish, string>> = inLanguage(() => ({
  anybody: say`Anybody who is trained for it`,
  woman: say`A woman`,
  man: say`A man`,
}));
