import type {
  Condition,
  LossKind,
  MainDifficulty,
  NeedLevel,
  Pathway,
  PregnancyState,
  RED_FLAGS,
  ReferrerRole,
  SeparationCause,
  TraumaKind,
} from '@waymark/contracts';

// Codes as plain words, for sentences that a referrer reads.

export const PATHWAY_WORDS: Readonly<Record<Pathway, string>> = {
  'birth-trauma': 'birth trauma',
  'perinatal-loss': 'loss in pregnancy or of a baby',
  tokophobia: 'fear of pregnancy or birth',
  'custody-loss': 'separation from a baby',
  'other-trauma': 'other trauma that affects pregnancy or parenting',
  'baby-with-serious-condition': 'a baby with a serious condition',
  'pregnancy-anxiety': 'anxiety in pregnancy',
  'neonatal-unit-trauma': 'trauma in neonatal care',
  'fear-of-medical-procedures': 'fear of medical procedures',
  'complicated-pregnancy': 'a complicated pregnancy',
  fgm: 'female genital mutilation',
  'transgender-pregnancy': 'difficulties of transgender people in pregnancy',
  'link-work': 'link work',
  'peer-support': 'peer support',
  'family-support': 'family support',
  'perinatal-illness': 'mental illness in pregnancy or after birth',
};

export const LOSS_WORDS: Readonly<Record<LossKind, string>> = {
  miscarriage: 'miscarriage',
  'recurrent-miscarriage': 'recurrent miscarriage',
  ectopic: 'ectopic pregnancy',
  'failed-ivf': 'unsuccessful IVF',
  termination: 'termination of pregnancy',
  stillbirth: 'stillbirth',
  'neonatal-death': 'neonatal death',
  'infant-death': 'death of an infant',
};

export const SEPARATION_WORDS: Readonly<Record<SeparationCause, string>> = {
  safeguarding: 'safeguarding',
  'social-care-proceedings': 'social care proceedings',
  illness: 'illness',
  hospitalisation: 'a hospital stay',
  separation: 'separation for another reason',
  'not-known': 'a cause that is not known',
};

export const TRAUMA_WORDS: Readonly<Record<TraumaKind, string>> = {
  pregnancy: 'in pregnancy',
  birth: 'at birth',
  postnatal: 'after birth',
  'medical-condition': 'a serious medical condition',
  witnessed: 'something witnessed',
};

export const CONDITION_WORDS: Readonly<Record<Condition, string>> = {
  ptsd: 'post-traumatic stress',
  'depression-mild-moderate': 'mild to moderate depression',
  'depression-severe': 'severe depression',
  anxiety: 'anxiety',
  ocd: 'OCD',
  'ocd-severe': 'severe OCD',
  panic: 'panic',
  'social-anxiety': 'social anxiety',
  'health-anxiety': 'health anxiety',
  'specific-phobia': 'specific phobia',
  bdd: 'body dysmorphic disorder',
  psychosis: 'psychosis',
  bipolar: 'bipolar disorder',
  'personality-disorder': 'personality disorder',
  'eating-disorder': 'eating disorder',
  neurological: 'neurological disorder',
};

export const LEVEL_WORDS: Readonly<Record<NeedLevel, string>> = {
  mild: 'mild',
  moderate: 'moderate',
  severe: 'severe',
  complex: 'complex',
  'not-known': 'not known',
};

export const STATE_WORDS: Readonly<Record<PregnancyState, string>> = {
  planning: 'planning a pregnancy',
  pregnant: 'pregnant',
  'not-pregnant': 'not pregnant',
  'not-known': 'not known',
};

export const DIFFICULTY_WORDS: Readonly<Record<MainDifficulty, string>> = {
  'perinatal-mental-ill-health': 'mental ill health in pregnancy or after birth',
  'relationship-breakdown': 'relationship breakdown',
  abuse: 'abuse',
  'poor-housing': 'poor housing',
  poverty: 'poverty',
  'substance-misuse': 'substance misuse',
  'not-known': 'not known',
};

export const ROLE_WORDS: Readonly<Record<ReferrerRole, string>> = {
  midwife: 'midwife',
  gp: 'GP',
  'health-visitor': 'health visitor',
  obstetrician: 'obstetrician',
  doctor: 'doctor',
  'community-nurse': 'community nurse',
  'social-worker': 'social worker',
  'mental-health-practitioner': 'mental health practitioner',
  'perinatal-mental-health-professional': 'perinatal mental health professional',
  'community-mental-health-professional': 'community mental health professional',
  'talking-therapies': 'Talking Therapies',
  'crisis-team': 'crisis team',
  camhs: 'CAMHS',
  counsellor: 'counsellor',
  'family-support-worker': 'family support worker',
  'charity-mental-health-professional': 'mental health professional of a charity',
  'link-worker': 'link worker',
  self: 'the person who needs help',
  family: 'a relative',
};

export const SIGN_WORDS: Readonly<Record<(typeof RED_FLAGS)[number], string>> = {
  'psychosis-suspected': 'suspected psychosis',
  'mania-suspected': 'suspected mania',
  'new-confusion': 'new confusion',
  'recent-significant-change': 'a recent and significant change in mental state',
  'violent-self-harm': 'thoughts or acts of violent self-harm',
  estrangement: 'lasting feelings of failing as a parent or of being cut off from the baby',
  'rapidly-changing-state': 'a mental state that changes fast',
  'pervasive-guilt-hopelessness': 'guilt or hopelessness about everything',
  'suicidal-plan': 'a suicidal plan or intent',
  'intent-to-harm-baby': 'intent to harm a baby or child',
  'immediate-danger': 'immediate danger to anyone',
};

/** "a", "a or b", "a, b or c". */
export function listed(items: readonly string[], last: 'or' | 'and'): string {
  const [only] = items;
  if (items.length <= 1) return only ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}

export const sentenceCase = (words: string): string =>
  words.slice(0, 1).toUpperCase() + words.slice(1);

export const counted = (count: number, one: string): string =>
  count === 1 ? `${count} ${one}` : `${count} ${one}s`;

/** The longest sentence that is shown. */
const LONGEST = 500;

export const clip = (text: string, longest = LONGEST): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
