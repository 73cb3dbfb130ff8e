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
import { inLanguage, say } from '../../language/say.js';

export const yesNoNotKnown: Readonly<Record<YesNoNotKnown, string>> = inLanguage(() => ({
  yes: say`Yes`,
  no: say`No`,
  'not-known': say`Not known`,
}));

export const pathwayWords: Readonly<Record<Pathway, string>> = inLanguage(() => ({
  'birth-trauma': say`Trauma from a pregnancy, a birth or the time after it`,
  'perinatal-loss': say`Loss in pregnancy, or of a baby`,
  tokophobia: say`Severe fear of pregnancy or birth`,
  'custody-loss': say`A baby taken into care, or separation from a baby`,
  'other-trauma': say`Another trauma that affects this pregnancy or the time after birth`,
  'baby-with-serious-condition': say`A baby with a serious condition`,
  'pregnancy-anxiety': say`Severe anxiety in pregnancy`,
  'neonatal-unit-trauma': say`Trauma from time in a neonatal unit`,
  'fear-of-medical-procedures': say`Fear of medical procedures in pregnancy or birth`,
  'complicated-pregnancy': say`A complicated pregnancy`,
  fgm: say`Female genital mutilation (FGM)`,
  'transgender-pregnancy': say`Pregnancy and birth as a trans or non-binary person`,
  'link-work': say`Practical and social support from a link worker`,
  'peer-support': say`Support from people with similar experience`,
  'family-support': say`Support for the whole family`,
  'perinatal-illness': say`A severe or complex mental illness in pregnancy or after birth`,
}));

export const levelWords: Readonly<Record<NeedLevel, string>> = inLanguage(() => ({
  mild: say`Mild`,
  moderate: say`Moderate`,
  severe: say`Severe`,
  complex: say`Complex`,
  'not-known': say`Not known`,
}));

/** How much an earlier loss weighs on the pregnancy now. */
export const lossWeightWords: Readonly<Record<NeedLevel, string>> = inLanguage(() => ({
  ...levelWords,
  mild: say`A little`,
  complex: say`In a complex way`,
}));

export const impactWords: Readonly<Record<FunctionalImpact, string>> = inLanguage(() => ({
  little: say`A little`,
  some: say`Some`,
  marked: say`A lot`,
  'not-known': say`Not known`,
}));

export const traumaWords: Readonly<Record<TraumaKind, string>> = inLanguage(() => ({
  pregnancy: say`Something that happened in the pregnancy`,
  birth: say`The birth`,
  postnatal: say`Something that happened after the birth`,
  'medical-condition': say`A medical condition of the parent or the baby`,
  witnessed: say`Something that was witnessed`,
}));

export const tokophobiaWords: Readonly<Record<TokophobiaKind, string>> = inLanguage(() => ({
  primary: say`Yes, and there was no birth before`,
  secondary: say`Yes, and it came after an earlier birth`,
  'not-known': say`Yes, but it is not known which`,
}));

export const conditionWords: Readonly<Record<Condition, string>> = inLanguage(() => ({
  ptsd: say`Post-traumatic stress disorder (PTSD)`,
  'depression-mild-moderate': say`Depression, mild to moderate`,
  'depression-severe': say`Depression, severe`,
  anxiety: say`Anxiety`,
  ocd: say`Obsessive compulsive disorder (OCD)`,
  'ocd-severe': say`OCD, severe`,
  panic: say`Panic`,
  'social-anxiety': say`Social anxiety`,
  'health-anxiety': say`Health anxiety`,
  'specific-phobia': say`A specific phobia`,
  bdd: say`Body dysmorphic disorder`,
  psychosis: say`Psychosis`,
  bipolar: say`Bipolar disorder`,
  'personality-disorder': say`Personality disorder`,
  'eating-disorder': say`Eating disorder`,
  neurological: say`A neurological condition`,
}));

export const difficultyWords: Readonly<Record<MainDifficulty, string>> = inLanguage(() => ({
  'perinatal-mental-ill-health': say`Mental health in pregnancy or after birth or loss`,
  'relationship-breakdown': say`A relationship that has broken down`,
  abuse: say`Abuse`,
  'poor-housing': say`Poor housing`,
  poverty: say`Money worries`,
  'substance-misuse': say`Alcohol or drugs`,
  'not-known': say`Not known`,
}));
