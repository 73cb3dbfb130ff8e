import {
  addDays,
  type Condition,
  type ConsentAnswer,
  type Day,
  type FunctionalImpact,
  type LossFact,
  type LossKind,
  type MainDifficulty,
  type Measure,
  type NeedLevel,
  type OccurrenceFact,
  type Pathway,
  type PersonKind,
  type PlaceFact,
  type PregnancyState,
  type ReferralFacts,
  type ReferrerRole,
  type RiskLevel,
  type SeparationCause,
  type SeparationTime,
  type SubstanceUse,
  type TerminationReason,
  type TokophobiaKind,
  type TraumaKind,
  type YesNoNotKnown,
} from '@waymark/contracts';
import { PREGNANCY_DAYS } from '../referral-case.js';

/** What happened to an example woman: nothing, a birth, one kind of loss, one cause of separation. */
export type Happened = 'nothing' | 'birth' | LossKind | `separation:${SeparationCause}`;

/** An example woman, flat, so that one thing about her can be changed at a time. */
export interface Sketch {
  readonly person: PersonKind;
  readonly age: number;
  readonly ageMonths: number;
  /** Place keys; '' = none. */
  readonly home: string;
  readonly practice: string;
  readonly unit: string;
  readonly state: PregnancyState;
  /** Days of the pregnancy so far. */
  readonly pregnantDays: number;
  readonly happened: Happened;
  readonly daysAgo: number;
  readonly terminationReason: TerminationReason;
  /** Weeks of pregnancy at a loss, and days that a baby who died had lived. */
  readonly lossWeeks: number;
  readonly lifeDays: number;
  readonly separatedAt: SeparationTime;
  /** Besides, another child was removed by social services. */
  readonly childRemoved: boolean;
  readonly level: NeedLevel;
  readonly impact: FunctionalImpact;
  readonly trauma: TraumaKind | 'none';
  readonly fear: TokophobiaKind;
  readonly condition: Condition | 'none';
  readonly psychiatricNeed: YesNoNotKnown;
  /** Total of the measure, such as `CORE-10 20`; '' = none taken. */
  readonly score: '' | `${Measure} ${number}`;
  readonly priorTherapy: YesNoNotKnown;
  readonly otherTherapy: YesNoNotKnown;
  readonly beyondPrimaryCare: YesNoNotKnown;
  readonly earlierLossImpact: NeedLevel;
  readonly mainDifficulty: MainDifficulty;
  readonly suicidalPlan: boolean;
  readonly riskToSelf: RiskLevel;
  readonly substanceUse: SubstanceUse;
  readonly childProtectionPlan: YesNoNotKnown;
  readonly childInNeedPlan: YesNoNotKnown;
  readonly primaryCarer: YesNoNotKnown;
  readonly role: ReferrerRole;
  readonly involved: YesNoNotKnown;
  readonly consent: ConsentAnswer;
}

/** Everything that can be known is, and nothing stands in the way. */
export const USUAL: Sketch = {
  person: 'pregnant-person',
  age: 30,
  ageMonths: 6,
  home: '',
  practice: '',
  unit: '',
  state: 'not-pregnant',
  pregnantDays: 140,
  happened: 'birth',
  daysAgo: 120,
  terminationReason: 'medical',
  lossWeeks: 30,
  lifeDays: 5,
  separatedAt: 'birth',
  childRemoved: false,
  level: 'moderate',
  impact: 'some',
  trauma: 'none',
  fear: 'not-known',
  condition: 'none',
  psychiatricNeed: 'no',
  score: '',
  priorTherapy: 'yes',
  otherTherapy: 'no',
  beyondPrimaryCare: 'yes',
  earlierLossImpact: 'moderate',
  mainDifficulty: 'perinatal-mental-ill-health',
  suicidalPlan: false,
  riskToSelf: 'none',
  substanceUse: 'none',
  childProtectionPlan: 'no',
  childInNeedPlan: 'no',
  primaryCarer: 'yes',
  role: 'midwife',
  involved: 'yes',
  consent: 'yes',
};

const placeFact = (key: string): PlaceFact =>
  key === '' ? { known: 'none', places: [] } : { known: 'known', places: [key] };

/** The facts of a referral of this woman on a day. */
export function factsOf(sketch: Sketch, on: Day, pathways: readonly Pathway[]): ReferralFacts {
  const { state, pregnantDays, consent } = sketch;
  const [measure, total] = sketch.score.split(/ (?=\d)/);
  return {
    person: sketch.person,
    ageYears: sketch.age,
    ageMonths: sketch.ageMonths,
    places: {
      residence: placeFact(sketch.home),
      gpPractice: placeFact(sketch.practice),
      bookedUnit: placeFact(sketch.unit),
      asOf: on,
    },
    current:
      state === 'pregnant'
        ? { state, dueOn: addDays(on, PREGNANCY_DAYS - pregnantDays), dueCertainty: 'exact' }
        : { state },
    occurrences: [
      ...occurrencesOf(sketch, on),
      ...(sketch.childRemoved ? [removalOn(addDays(on, -DAYS_SINCE_REMOVAL))] : []),
    ],
    need: {
      pathways,
      level: sketch.level,
      impact: sketch.impact,
      traumaKinds: sketch.trauma === 'none' ? [] : [sketch.trauma],
      tokophobiaKind: sketch.fear,
      conditions: sketch.condition === 'none' ? [] : [sketch.condition],
      psychiatricNeedNow: sketch.psychiatricNeed,
      scores: total === undefined ? [] : [{ measure: measure as Measure, total: Number(total) }],
      priorTherapy: sketch.priorTherapy,
      currentTherapy: sketch.otherTherapy,
      beyondPrimaryCare: sketch.beyondPrimaryCare,
      earlierLossImpact: sketch.earlierLossImpact,
      mainDifficulty: sketch.mainDifficulty,
      practicalSupport: 'no',
    },
    safety: {
      signs: sketch.suicidalPlan ? ['suicidal-plan'] : [],
      signsAsked: true,
      urgency: 'not-asked',
      riskToSelf: sketch.riskToSelf,
      riskToOthers: 'none',
      riskFromOthers: 'none',
      substanceUse: sketch.substanceUse,
      childProtectionPlan: sketch.childProtectionPlan,
      childInNeedPlan: sketch.childInNeedPlan,
    },
    primaryCarer: sketch.primaryCarer,
    referrer: { role: sketch.role, currentlyInvolved: sketch.involved },
    consent: { hub: consent, otherNhs: consent, vcse: consent, gp: consent },
    preference: { sector: 'none', services: [] },
  };
}

const DAYS_SINCE_REMOVAL = 60;

const removalOn = (on: Day): OccurrenceFact => ({
  kind: 'separation',
  on,
  certainty: 'exact',
  separation: { cause: 'social-care-proceedings', at: 'later' },
});

function occurrencesOf(sketch: Sketch, today: Day): readonly OccurrenceFact[] {
  const { happened, daysAgo } = sketch;
  const when = { on: addDays(today, -daysAgo), certainty: 'exact' } as const;
  if (happened === 'nothing') return [];
  if (happened === 'birth') return [{ kind: 'birth', ...when }];
  if (happened.startsWith('separation:')) {
    const cause = happened.slice('separation:'.length) as SeparationCause;
    return [{ kind: 'separation', ...when, separation: { cause, at: sketch.separatedAt } }];
  }
  return [{ kind: 'loss', ...when, loss: lossOf(happened as LossKind, sketch) }];
}

function lossOf(kind: LossKind, { lossWeeks, lifeDays, terminationReason }: Sketch): LossFact {
  const bornAlive = kind === 'neonatal-death' || kind === 'infant-death';
  return {
    kind,
    gestationWeeks: lossWeeks,
    ...(kind === 'termination' && { terminationReason }),
    ...(bornAlive && { ageAtDeathDays: lifeDays }),
  };
}
