import type {
  CallTaker,
  NotUrgentReason,
  RiskLevel,
  SafetySign,
  SubstanceUse,
  Urgency,
} from '@waymark/contracts';

export const signWords: Readonly<Record<SafetySign, string>> = {
  'psychosis-suspected': 'Psychosis suspected, or family say the person is not themselves',
  'mania-suspected':
    'Mania suspected: unusually high, driven, or hardly sleeping without being tired',
  'new-confusion': 'New confusion or perplexity',
  'recent-significant-change': 'A recent and significant change in mental state, or new symptoms',
  'violent-self-harm': 'New thoughts or acts of violent self-harm',
  estrangement:
    'New and lasting feelings of failing as a parent, or of being cut off from the baby',
  'rapidly-changing-state': 'A mental state that changes fast',
  'pervasive-guilt-hopelessness': 'Guilt or hopelessness about everything',
  'suicidal-plan': 'A plan or an intention to die by suicide',
  'intent-to-harm-baby': 'An intention to harm a baby or child',
  'immediate-danger': 'Immediate danger to the person, a child or anyone else',
  'history-psychosis-bipolar': 'A history of psychosis, bipolar disorder or postpartum psychosis',
  'family-history-postpartum-psychosis':
    'A mother or sister who had postpartum psychosis, even if all is well now',
  'severe-insomnia': 'Severe sleeplessness that goes on',
  'unwanted-intrusive-thoughts':
    'Unwanted, frightening thoughts of harm coming to the baby, without any wish to act on them',
};

/** What tells two signs apart that are often mistaken for each other. */
/** The same sign where no baby lives: nobody is asked about one. */
export const estrangementAfterLoss = 'New and lasting feelings of having failed as a parent';

export const signHints: Readonly<Partial<Record<SafetySign, string>>> = {
  'intent-to-harm-baby': 'The person means to, plans to, or feels driven to do it.',
  'unwanted-intrusive-thoughts':
    'The person resists them and is distressed by them. Common after a birth, no intention, and no emergency by themselves.',
};

export const urgencyWords: Readonly<Record<Exclude<Urgency, 'not-asked'>, string>> = {
  'call-now': 'Now: someone has to be called before this form goes on',
  'within-48-hours': 'Within 48 hours',
  'not-urgent': 'Not urgent',
};

export const notUrgentWords: Readonly<Record<NotUrgentReason, string>> = {
  'assessed-no-immediate-risk': 'Assessed today: no immediate risk',
  'team-already-involved': 'A crisis or mental health team knows and is involved already',
  'thoughts-without-intent': 'Thoughts only, without plan or intention',
  'grief-after-loss': 'Grief or guilt after a loss, and nothing that needs somebody now',
  'earlier-and-settled': 'It was earlier, and has settled',
  other: 'Another reason, said below',
};

export const callTakerWords: Readonly<Record<CallTaker, string>> = {
  'emergency-999': 'Ambulance (999)',
  'crisis-4h': 'Crisis team, seen within 4 hours',
  crisis: 'Crisis team',
  'maternity-triage': 'Maternity triage',
  'specialist-perinatal': 'Specialist perinatal mental health team',
};

export const riskWords: Readonly<Record<RiskLevel, string>> = {
  none: 'None known after asking',
  some: 'Some',
  significant: 'Significant',
  'not-known': 'Not known',
};

export const substanceWords: Readonly<Record<SubstanceUse, string>> = {
  none: 'None',
  present: 'Present, beside other needs',
  primary: 'The main difficulty',
  'not-known': 'Not known',
};
