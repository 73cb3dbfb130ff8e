import type {
  AgreementAnswer,
  AskedAnswer,
  AskedHow,
  ContactChangeReason,
  ConsentAnswer,
  ConsentRecipient,
  ContactThrough,
  EthnicCategory,
  GenderIdentity,
  InclusionGroup,
  NhsNumberAbsence,
  Parenthood,
  PersonKind,
  ReferrerRole,
  Role,
  Under16Consent,
  WithdrawalReason,
  InterpreterWish,
  ReadingWish,
} from '@waymark/contracts';

export const roleWords: Readonly<Record<Role, string>> = {
  referrer: 'Referrer',
  'hub-clinician': 'Hub clinician',
  'link-worker': 'Link worker',
  'landing-coordinator': 'Landing team coordinator',
  'criteria-editor': 'Criteria editor',
  'criteria-approver': 'Criteria approver',
  operator: 'Operator',
  'senior-operator': 'Senior operator',
  commissioner: 'Commissioner',
  administrator: 'Administrator',
};

export const referrerRoleWords: Readonly<Record<ReferrerRole, string>> = {
  midwife: 'Midwife',
  gp: 'GP',
  'health-visitor': 'Health visitor',
  obstetrician: 'Obstetrician',
  doctor: 'Another doctor',
  'community-nurse': 'Community nurse',
  'social-worker': 'Social worker',
  'mental-health-practitioner': 'Mental health practitioner',
  'perinatal-mental-health-professional': 'Perinatal mental health professional',
  'community-mental-health-professional': 'Community mental health professional',
  'talking-therapies': 'Talking Therapies',
  'crisis-team': 'Crisis team',
  camhs: "Children and young people's mental health service",
  counsellor: 'Counsellor',
  'family-support-worker': 'Family support worker',
  'charity-mental-health-professional': 'Mental health professional in a charity',
  'link-worker': 'Link worker',
  self: 'The person themselves',
  family: 'A member of the family',
};

/** Whom it is about, with the ways into a family that pages seldom speak of. */
export const aboutWords: Readonly<Record<PersonKind | Parenthood, string>> = {
  'pregnant-person': 'A woman or person who is, was or hopes to be pregnant',
  surrogate: 'A surrogate',
  partner: 'A partner: a referral of their own, kept apart from the other person’s',
  'adoptive-parent': 'An adoptive parent',
  'intended-parent': 'An intended parent of a surrogate’s child',
};

export const throughWords: Readonly<Record<ContactThrough['kind'], string>> = {
  'prison-healthcare': 'Healthcare of a prison: nobody else there is told',
  'refuge-worker': 'A worker of a refuge',
  'other-professional': 'Another professional',
};

export const under16Words: Readonly<Record<Under16Consent, string>> = {
  'gillick-competent': 'The person is competent to agree (Gillick) and has agreed',
  'parental-responsibility': 'Somebody with parental responsibility has agreed',
  'not-assessed': 'Not assessed yet',
};

export const genderWords: Readonly<Record<GenderIdentity, string>> = {
  woman: 'Woman',
  man: 'Man',
  'non-binary': 'Non-binary',
  other: 'Another way',
  'not-stated': 'Asked, prefers not to say',
  'not-known': 'Not asked',
};

export const consentWords: Readonly<Record<ConsentAnswer, string>> = {
  yes: 'Agreed',
  no: 'Did not agree',
  'not-asked': 'Not asked yet',
};

/** Whom a referral may be shared with. */
export const recipientWords: Readonly<Record<ConsentRecipient, string>> = {
  hub: 'The maternal mental health service',
  otherNhs: 'Another NHS team',
  vcse: 'A charity or community organisation',
  gp: 'The GP practice',
};

export const agreementWords: Readonly<Record<AgreementAnswer, string>> = {
  agrees: 'Agrees',
  'does-not-agree': 'Does not agree',
  'wants-to-think': 'Wants to think about it',
};

export const contactReasonWords: Readonly<Record<ContactChangeReason, string>> = {
  'asked-the-person': 'The person was asked',
  'not-safe-any-more': 'A way is not safe any more',
  'new-number-or-address': 'The person has a new number or address',
  'written-down-wrongly': 'It was written down wrongly',
};

export const askedHowWords: Readonly<Record<AskedHow, string>> = {
  'in-person': 'In person',
  telephone: 'By telephone',
  'video-call': 'By video call',
  'in-writing': 'In writing',
};

export const askedWords: Readonly<Record<AskedAnswer, string>> = {
  yes: 'Yes',
  no: 'No',
  'not-stated': 'Asked, prefers not to say',
  'not-known': 'Not asked',
};

export const noNhsNumberWords: Readonly<Record<NhsNumberAbsence, string>> = {
  'not-known': 'It is not known',
  'not-registered': 'Not registered with a GP practice',
  'prefers-not': 'The person prefers not to give it',
  overseas: 'Has come from abroad and has none yet',
};

export const withdrawalWords: Readonly<Record<WithdrawalReason, string>> = {
  'she-declined-asked-by-a-person': 'The person does not want it, and somebody has asked them',
  'consent-withdrawn': 'The person has withdrawn their consent',
  'sent-in-error': 'It was sent by mistake',
  'moved-area': 'The person has moved to another area',
  died: 'The person has died',
  'help-found-elsewhere': 'Help was found elsewhere',
};

/** NHS ethnic categories. */
export const ethnicWords: Readonly<Record<EthnicCategory, string>> = {
  A: 'White: British',
  B: 'White: Irish',
  C: 'White: any other background',
  D: 'Mixed: White and Black Caribbean',
  E: 'Mixed: White and Black African',
  F: 'Mixed: White and Asian',
  G: 'Mixed: any other background',
  H: 'Asian or Asian British: Indian',
  J: 'Asian or Asian British: Pakistani',
  K: 'Asian or Asian British: Bangladeshi',
  L: 'Asian or Asian British: any other background',
  M: 'Black or Black British: Caribbean',
  N: 'Black or Black British: African',
  P: 'Black or Black British: any other background',
  R: 'Chinese',
  S: 'Any other ethnic background',
  Z: 'Asked, prefers not to say',
  '99': 'Not asked',
};

export const inclusionWords: Readonly<Record<InclusionGroup, string>> = {
  refuge: 'Living in a refuge',
  // Where somebody lives; status is never asked.
  'asylum-seeking': 'Living in accommodation for people who seek asylum',
  prison: 'In prison, or lately released',
  'armed-forces': 'Armed forces, or their family',
  'care-leaver': 'Grew up in care',
  homelessness: 'Homeless, or in temporary housing',
  'substance-use': 'In recovery from alcohol or drugs, or using them',
  rural: 'Living far from services',
};

/** How it is best to write to somebody. */
export const readingWords: Readonly<Record<ReadingWish, string>> = {
  usual: 'In the usual words',
  'easy-read': 'In Easy Read: short sentences and everyday words',
  'not-in-writing': 'Not in writing: they do not read, or not English',
};

export const interpreterWishWords: Readonly<Record<InterpreterWish, string>> = {
  anybody: 'Anybody who is trained for it',
  woman: 'A woman',
  man: 'A man',
};
