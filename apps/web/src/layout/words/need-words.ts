import type {
  Condition,
  FunctionalImpact,
  MainDifficulty,
  NeedLevel,
  Pathway,
  TokophobiaKind,
  TraumaKind,
  YesNoNotKnown,
} from '@waymark/contracts';

export const yesNoNotKnown: Readonly<Record<YesNoNotKnown, string>> = {
  yes: 'Yes',
  no: 'No',
  'not-known': 'Not known',
};

export const pathwayWords: Readonly<Record<Pathway, string>> = {
  'birth-trauma': 'Trauma from a pregnancy, a birth or the time after it',
  'perinatal-loss': 'Loss in pregnancy, or of a baby',
  tokophobia: 'Severe fear of pregnancy or birth',
  'custody-loss': 'A baby taken into care, or separation from a baby',
  'other-trauma': 'Another trauma that affects this pregnancy or the time after birth',
  'baby-with-serious-condition': 'A baby with a serious condition',
  'pregnancy-anxiety': 'Severe anxiety in pregnancy',
  'neonatal-unit-trauma': 'Trauma from time in a neonatal unit',
  'fear-of-medical-procedures': 'Fear of medical procedures in pregnancy or birth',
  'complicated-pregnancy': 'A complicated pregnancy',
  fgm: 'Female genital mutilation (FGM)',
  'transgender-pregnancy': 'Pregnancy and birth as a trans or non-binary person',
  'link-work': 'Practical and social support from a link worker',
  'peer-support': 'Support from people with similar experience',
  'family-support': 'Support for the whole family',
  'perinatal-illness': 'A severe or complex mental illness in pregnancy or after birth',
};

export const levelWords: Readonly<Record<NeedLevel, string>> = {
  mild: 'Mild',
  moderate: 'Moderate',
  severe: 'Severe',
  complex: 'Complex',
  'not-known': 'Not known',
};

export const impactWords: Readonly<Record<FunctionalImpact, string>> = {
  little: 'A little',
  some: 'Some',
  marked: 'A lot',
  'not-known': 'Not known',
};

export const traumaWords: Readonly<Record<TraumaKind, string>> = {
  pregnancy: 'Something that happened in the pregnancy',
  birth: 'The birth',
  postnatal: 'Something that happened after the birth',
  'medical-condition': 'A medical condition of the parent or the baby',
  witnessed: 'Something that was witnessed',
};

export const tokophobiaWords: Readonly<Record<TokophobiaKind, string>> = {
  primary: 'Yes, and there was no birth before',
  secondary: 'Yes, and it came after an earlier birth',
  'not-known': 'Yes, but it is not known which',
};

export const conditionWords: Readonly<Record<Condition, string>> = {
  ptsd: 'Post-traumatic stress disorder (PTSD)',
  'depression-mild-moderate': 'Depression, mild to moderate',
  'depression-severe': 'Depression, severe',
  anxiety: 'Anxiety',
  ocd: 'Obsessive compulsive disorder (OCD)',
  'ocd-severe': 'OCD, severe',
  panic: 'Panic',
  'social-anxiety': 'Social anxiety',
  'health-anxiety': 'Health anxiety',
  'specific-phobia': 'A specific phobia',
  bdd: 'Body dysmorphic disorder',
  psychosis: 'Psychosis',
  bipolar: 'Bipolar disorder',
  'personality-disorder': 'Personality disorder',
  'eating-disorder': 'Eating disorder',
  neurological: 'A neurological condition',
};

export const difficultyWords: Readonly<Record<MainDifficulty, string>> = {
  'perinatal-mental-ill-health': 'Mental health in pregnancy or after birth or loss',
  'relationship-breakdown': 'A relationship that has broken down',
  abuse: 'Abuse',
  'poor-housing': 'Poor housing',
  poverty: 'Money worries',
  'substance-misuse': 'Alcohol or drugs',
  'not-known': 'Not known',
};
