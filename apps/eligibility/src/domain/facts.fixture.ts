import type {
  ConsentFacts,
  CurrentStateFact,
  NeedFacts,
  OccurrenceFact,
  PlaceFact,
  PlaceFacts,
  ReferralFacts,
  SafetyFacts,
} from '@waymark/contracts';

/** A part of the facts that differs; everything else is as in `theFacts`. */
export interface Different extends Omit<
  Partial<ReferralFacts>,
  'places' | 'current' | 'need' | 'safety' | 'consent' | 'referrer'
> {
  readonly places?: Partial<PlaceFacts>;
  readonly current?: CurrentStateFact;
  readonly need?: Partial<NeedFacts>;
  readonly safety?: Partial<SafetyFacts>;
  readonly consent?: Partial<ConsentFacts>;
  readonly referrer?: Partial<ReferralFacts['referrer']>;
}

export const livesIn = (...places: readonly string[]): PlaceFact => ({ known: 'known', places });
export const placeNotKnown: PlaceFact = { known: 'not-known', places: [] };

export const aBirth = (on?: string, more: Partial<OccurrenceFact> = {}): OccurrenceFact => ({
  kind: 'birth',
  certainty: 'exact',
  ...(on !== undefined && { on }),
  ...more,
});

export const aLoss = (
  kind: NonNullable<OccurrenceFact['loss']>['kind'],
  on?: string,
  more: Partial<NonNullable<OccurrenceFact['loss']>> = {},
  date: Partial<OccurrenceFact> = {},
): OccurrenceFact => ({
  kind: 'loss',
  certainty: 'exact',
  ...(on !== undefined && { on }),
  loss: { kind, ...more },
  ...date,
});

export const aSeparation = (
  cause: NonNullable<OccurrenceFact['separation']>['cause'],
  at: NonNullable<OccurrenceFact['separation']>['at'],
  on?: string,
): OccurrenceFact => ({
  kind: 'separation',
  certainty: 'exact',
  ...(on !== undefined && { on }),
  separation: { cause, at },
});

/** Facts in which everything that can be known is, nothing stands in the way, and nothing has happened. */
export function theFacts(different: Different = {}): ReferralFacts {
  const { places, need, safety, consent, referrer, ...rest } = different;
  return {
    person: 'pregnant-person',
    ageYears: 30,
    current: { state: 'not-pregnant' },
    occurrences: [],
    primaryCarer: 'yes',
    preference: { sector: 'none', services: [] },
    ...rest,
    places: {
      residence: placeNotKnown,
      gpPractice: placeNotKnown,
      bookedUnit: { known: 'none', places: [] },
      asOf: '2026-11-22',
      ...places,
    },
    need: {
      pathways: [],
      level: 'moderate',
      impact: 'marked',
      traumaKinds: [],
      tokophobiaKind: 'not-known',
      conditions: [],
      psychiatricNeedNow: 'no',
      scores: [],
      priorTherapy: 'yes',
      currentTherapy: 'no',
      beyondPrimaryCare: 'yes',
      earlierLossImpact: 'not-known',
      mainDifficulty: 'perinatal-mental-ill-health',
      practicalSupport: 'no',
      ...need,
    },
    safety: {
      signs: [],
      signsAsked: true,
      urgency: 'not-asked',
      riskToSelf: 'none',
      riskToOthers: 'none',
      riskFromOthers: 'none',
      substanceUse: 'none',
      childProtectionPlan: 'no',
      childInNeedPlan: 'no',
      ...safety,
    },
    consent: { hub: 'yes', otherNhs: 'yes', vcse: 'yes', gp: 'yes', ...consent },
    referrer: { role: 'midwife', currentlyInvolved: 'yes', ...referrer },
  };
}
