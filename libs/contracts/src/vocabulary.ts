// One word, one meaning. Event only ever means a message; what happened in a maternity history is an occurrence.

/** The services that make up Waymark. */
export const SERVICES = [
  'intake',
  'eligibility',
  'routing',
  'notification',
  'operations',
  'web',
] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Answers where "no" and "not known" must never be mixed up. */
export const YES_NO_NOT_KNOWN = ['yes', 'no', 'not-known'] as const;
export type YesNoNotKnown = (typeof YES_NO_NOT_KNOWN)[number];

/** Consent to share with one kind of recipient. */
export const CONSENT_ANSWERS = ['yes', 'no', 'not-asked'] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

/** Kinds of recipient whom the person agrees to, or not, apart. */
export const CONSENT_RECIPIENTS = ['hub', 'otherNhs', 'vcse', 'gp'] as const;
export type ConsentRecipient = (typeof CONSENT_RECIPIENTS)[number];

/** What the person said when somebody asked about one kind of recipient. */
export const AGREEMENT_ANSWERS = ['agrees', 'does-not-agree', 'wants-to-think'] as const;
export type AgreementAnswer = (typeof AGREEMENT_ANSWERS)[number];

/** How the person was asked. */
export const ASKED_HOW = ['in-person', 'telephone', 'video-call', 'in-writing'] as const;
export type AskedHow = (typeof ASKED_HOW)[number];

/** What a service helps with (published criteria are kept per pathway). */
export const PATHWAYS = [
  'birth-trauma',
  'perinatal-loss',
  'tokophobia',
  'custody-loss',
  'other-trauma',
  'baby-with-serious-condition',
  'pregnancy-anxiety',
  'neonatal-unit-trauma',
  'fear-of-medical-procedures',
  'complicated-pregnancy',
  'fgm',
  'transgender-pregnancy',
  'link-work',
  'peer-support',
  'family-support',
  'perinatal-illness',
] as const;
export type Pathway = (typeof PATHWAYS)[number];

export const PREGNANCY_STATES = ['planning', 'pregnant', 'not-pregnant', 'not-known'] as const;
export type PregnancyState = (typeof PREGNANCY_STATES)[number];

/** What happened, one per baby. */
export const OCCURRENCE_KINDS = ['birth', 'loss', 'separation'] as const;
export type OccurrenceKind = (typeof OCCURRENCE_KINDS)[number];

/** How sure a date is. "About" is judged as 14 days either side; "expected" has not happened yet. */
export const DATE_CERTAINTIES = ['exact', 'about', 'expected'] as const;
export type DateCertainty = (typeof DATE_CERTAINTIES)[number];
export const ABOUT_DAYS = 14;

export const LOSS_KINDS = [
  'miscarriage',
  'recurrent-miscarriage',
  'ectopic',
  'failed-ivf',
  'termination',
  'stillbirth',
  'neonatal-death',
  'infant-death',
] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

export const TERMINATION_REASONS = ['medical', 'other', 'not-stated'] as const;
export type TerminationReason = (typeof TERMINATION_REASONS)[number];

/** Why baby and parent were separated. */
export const SEPARATION_CAUSES = [
  'safeguarding',
  'social-care-proceedings',
  'illness',
  'hospitalisation',
  'separation',
  'not-known',
] as const;
export type SeparationCause = (typeof SEPARATION_CAUSES)[number];
export const SEPARATION_TIMES = ['birth', 'maternity-setting', 'later', 'not-known'] as const;
export type SeparationTime = (typeof SEPARATION_TIMES)[number];

export const TRAUMA_KINDS = [
  'pregnancy',
  'birth',
  'postnatal',
  'medical-condition',
  'witnessed',
] as const;
export type TraumaKind = (typeof TRAUMA_KINDS)[number];

/** Primary: no earlier birth. Secondary: after a traumatic one. */
export const TOKOPHOBIA_KINDS = ['primary', 'secondary', 'not-known'] as const;
export type TokophobiaKind = (typeof TOKOPHOBIA_KINDS)[number];

/** Level of need: the referrer's judgement together with impact, never a score alone. */
export const NEED_LEVELS = ['mild', 'moderate', 'severe', 'complex', 'not-known'] as const;
export type NeedLevel = (typeof NEED_LEVELS)[number];

/** How much it gets in the way of daily life, parenting or decisions. */
export const FUNCTIONAL_IMPACTS = ['little', 'some', 'marked', 'not-known'] as const;
export type FunctionalImpact = (typeof FUNCTIONAL_IMPACTS)[number];

export const CONDITIONS = [
  'ptsd',
  'depression-mild-moderate',
  'depression-severe',
  'anxiety',
  'ocd',
  'ocd-severe',
  'panic',
  'social-anxiety',
  'health-anxiety',
  'specific-phobia',
  'bdd',
  'psychosis',
  'bipolar',
  'personality-disorder',
  'eating-disorder',
  'neurological',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Self-report measures, with the range of a valid total. */
export const MEASURES = {
  'CORE-10': { min: 0, max: 40 },
  'PHQ-9': { min: 0, max: 27 },
  'GAD-7': { min: 0, max: 21 },
  EPDS: { min: 0, max: 30 },
  'City BiTS': { min: 0, max: 60 },
  'PCL-5': { min: 0, max: 80 },
  FOBS: { min: 0, max: 100 },
  'W-DEQ': { min: 0, max: 165 },
} as const;
export const MEASURE_CODES = Object.keys(MEASURES) as readonly Measure[];
export type Measure = keyof typeof MEASURES;

/** The question about harming oneself in a measure, answered 0 to 3; above 0 it prompts the early question. */
export const SELF_HARM_ITEMS = { 'PHQ-9': 9, EPDS: 10 } as const;
export const SELF_HARM_ITEM_MOST = 3;

export const MAIN_DIFFICULTIES = [
  'perinatal-mental-ill-health',
  'relationship-breakdown',
  'abuse',
  'poor-housing',
  'poverty',
  'substance-misuse',
  'not-known',
] as const;
export type MainDifficulty = (typeof MAIN_DIFFICULTIES)[number];

/** Signs asked for early. Red ones may need a call now; to be confirmed by a clinical safety officer. */
export const RED_FLAGS = [
  'psychosis-suspected',
  'mania-suspected',
  'new-confusion',
  'recent-significant-change',
  'violent-self-harm',
  'estrangement',
  'rapidly-changing-state',
  'pervasive-guilt-hopelessness',
  'suicidal-plan',
  'intent-to-harm-baby',
  'immediate-danger',
] as const;
export const AMBER_FLAGS = [
  'history-psychosis-bipolar',
  'family-history-postpartum-psychosis',
  'severe-insomnia',
] as const;
/** Often mistaken for intent and no emergency by itself: frightening thoughts of harm that are resisted. */
export const DISTINGUISHED_SIGNS = ['unwanted-intrusive-thoughts'] as const;
export const SAFETY_SIGNS = [...RED_FLAGS, ...AMBER_FLAGS, ...DISTINGUISHED_SIGNS] as const;
export type SafetySign = (typeof SAFETY_SIGNS)[number];

/** The professional's answer to the one early question that a sign prompts. */
export const URGENCIES = ['call-now', 'within-48-hours', 'not-urgent', 'not-asked'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Why a sign that prompts the question is not urgent, in the professional's judgement. */
export const NOT_URGENT_REASONS = [
  'assessed-no-immediate-risk',
  'team-already-involved',
  'thoughts-without-intent',
  'grief-after-loss',
  'earlier-and-settled',
  'other',
] as const;
export type NotUrgentReason = (typeof NOT_URGENT_REASONS)[number];

/** Whom an urgent call can go to. */
export const CALL_TAKERS = [
  'emergency-999',
  'crisis-4h',
  'crisis',
  'maternity-triage',
  'specialist-perinatal',
] as const;
export type CallTaker = (typeof CALL_TAKERS)[number];

export const RISK_LEVELS = ['none', 'some', 'significant', 'not-known'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

export const SUBSTANCE_USES = ['none', 'present', 'primary', 'not-known'] as const;
export type SubstanceUse = (typeof SUBSTANCE_USES)[number];

/** Who refers. */
export const REFERRER_ROLES = [
  'midwife',
  'gp',
  'health-visitor',
  'obstetrician',
  'doctor',
  'community-nurse',
  'social-worker',
  'mental-health-practitioner',
  'perinatal-mental-health-professional',
  'community-mental-health-professional',
  'talking-therapies',
  'crisis-team',
  'camhs',
  'counsellor',
  'family-support-worker',
  'charity-mental-health-professional',
  'link-worker',
  'self',
  'family',
] as const;
export type ReferrerRole = (typeof REFERRER_ROLES)[number];

/** Whom the referral is about. */
export const PERSON_KINDS = ['pregnant-person', 'partner'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

/** Ways into a family that a published page seldom speaks of. A surrogate is the pregnant person. */
export const PARENTHOODS = ['surrogate', 'adoptive-parent', 'intended-parent'] as const;
export type Parenthood = (typeof PARENTHOODS)[number];

/** Who could agree for somebody under 16: they themselves (Gillick), or somebody with parental responsibility. */
export const UNDER_16_CONSENTS = [
  'gillick-competent',
  'parental-responsibility',
  'not-assessed',
] as const;
export type Under16Consent = (typeof UNDER_16_CONSENTS)[number];
export const CONSENTS_ALONE_FROM = 16;

const PLACES = [
  'emergency-999',
  'crisis-4h',
  'crisis',
  'maternity-triage',
  'specialist-perinatal',
  'mother-and-baby-unit',
  'mmhs-hub',
  'talking-therapies',
  'link-work',
  'camhs',
  'substance-misuse',
  'childrens-social-care',
  'bereavement-midwife',
  'birth-reflections',
  'fear-of-birth-pathway',
  'charity',
  'health-visitor-or-gp',
  'early-help',
  'professional-advice',
] as const;

/** Kinds of place a referral can go to, or be advised to (destinationKinds of the published criteria). */
export const DESTINATION_KINDS = [
  ...PLACES,
  'hold-until-date',
  'ask-referrer',
  'person-task',
] as const;
export type DestinationKind = (typeof DESTINATION_KINDS)[number];

/** Whom else a published page points to: places, and two that no referral goes to. */
export const REDIRECTS_TO = [
  ...PLACES,
  'nhs-111-mental-health',
  'work-with-other-professionals',
] as const;
export type RedirectTo = (typeof REDIRECTS_TO)[number];

export const SERVICE_KINDS = [
  'mmhs',
  'alternative',
  'vcse-link-work',
  'vcse-peer-support',
  'specialist-perinatal',
  'mother-and-baby-unit',
  'talking-therapies',
] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** Whose the criteria are: read from a page, invented use for a demonstration, or approved by the area. */
export const CRITERIA_STANDINGS = ['unconfirmed', 'demonstration', 'approved'] as const;
export type CriteriaStanding = (typeof CRITERIA_STANDINGS)[number];

/** The four answers of a judgement. */
export const OUTCOMES = ['eligible', 'not-eligible', 'not-yet', 'cannot-tell'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The answers of one criterion. "Not known" asks the referrer; "not published" asks the hub. */
export const LINE_OUTCOMES = ['met', 'not-met', 'not-yet', 'not-known', 'not-published'] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

/** Roles of a signed-in person, held in one or several organisations. */
export const ROLES = [
  'referrer',
  'hub-clinician',
  'link-worker',
  'landing-coordinator',
  'criteria-editor',
  'criteria-approver',
  'operator',
  /** An operator who may also apply a mended copy of a failed event. */
  'senior-operator',
  'commissioner',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that a token can carry. `self-referrer` is nobody's account: the web site says it for somebody who refers themselves without signing in. */
export const CALLER_ROLES = [...ROLES, 'self-referrer'] as const;
export type CallerRole = (typeof CALLER_ROLES)[number];

/** Scopes of machine clients. */
export const SCOPES = [
  'referrals:write',
  'referrals:read',
  'pre-checks:write',
  'what-ifs:write',
  'contact-points:read',
  'mailboxes:read',
  'placements:preview',
  'operations:read',
  'reconciliation:read',
  'reconciliation:run',
] as const;
export type Scope = (typeof SCOPES)[number];

export const SERVICE_OPENINGS = [
  'open',
  'limited',
  'waiting-list-only',
  'paused',
  'closed',
  'not-confirmed',
] as const;
export type ServiceOpening = (typeof SERVICE_OPENINGS)[number];

/** What a service may say of itself, from a day on; `not-confirmed` is said only of one that says nothing. */
export const KEPT_OPENINGS = ['open', 'limited', 'waiting-list-only', 'paused', 'closed'] as const;
export type KeptOpening = (typeof KEPT_OPENINGS)[number];

/** What a service offers besides its pathways. */
export const SERVICE_OFFERS = [
  'physical-health-checks',
  'partner-assessment',
  'training',
  'advice-before-referral',
] as const;
export type ServiceOffer = (typeof SERVICE_OFFERS)[number];

/** Where on the way the wait ends: somebody there has the referral, has seen the person, has begun to help. */
export const WAIT_STAGES = ['acknowledged', 'assessed', 'started'] as const;
export type WaitStage = (typeof WAIT_STAGES)[number];

/** How it is best to write to somebody; absent where nobody has asked. `not-in-writing`: they do not read, or not English. */
export const READING_WISHES = ['usual', 'easy-read', 'not-in-writing'] as const;
export type ReadingWish = (typeof READING_WISHES)[number];

/** Who may interpret, as the person wants it; never family or a friend. */
export const INTERPRETER_WISHES = ['anybody', 'woman', 'man'] as const;
export type InterpreterWish = (typeof INTERPRETER_WISHES)[number];
