import type { RiskLevel, SafetySign, SubstanceUse, Urgency } from '@waymark/contracts';

export const signWords: Readonly<Record<SafetySign, string>> = {
  'psychosis-suspected':
    'Psychosis suspected, confusion, or family say the person is not themselves',
  'recent-significant-change': 'A recent and significant change in mental state, or new symptoms',
  'violent-self-harm': 'New thoughts or acts of violent self-harm',
  estrangement:
    'New and lasting feelings of failing as a parent, or of being cut off from the baby',
  'rapidly-changing-state': 'A mental state that changes fast',
  'pervasive-guilt-hopelessness': 'Guilt or hopelessness about everything',
  'suicidal-plan': 'A plan to die by suicide',
  'intent-to-harm-baby': 'An intention to harm a baby or child',
  'immediate-danger': 'Immediate danger to anyone',
  'history-psychosis-bipolar': 'A history of psychosis, bipolar disorder or postpartum psychosis',
  'family-history-postpartum-psychosis':
    'A mother or sister who had postpartum psychosis, even if all is well now',
  'severe-insomnia': 'Severe sleeplessness that goes on',
};

export const urgencyWords: Readonly<Record<Exclude<Urgency, 'not-asked'>, string>> = {
  'call-now': 'Now: someone has to be called before this form goes on',
  'within-48-hours': 'Within 48 hours',
  'not-urgent': 'Not urgent',
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
