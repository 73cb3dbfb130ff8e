import type {
  Condition,
  Day,
  FunctionalImpact,
  LossFact,
  LossKind,
  NeedLevel,
  OccurrenceFact,
  PregnancyState,
  ReferrerRole,
  SeparationCause,
  SeparationTime,
  TokophobiaKind,
  TraumaKind,
} from '@waymark/contracts';
import { aBirth, aLoss, aSeparation, livesIn, type Different } from './facts.fixture.js';

// What is told about somebody, in the words of a table.

export const born = (on: Day): Different => ({ occurrences: [aBirth(on)] });
export const lost = (kind: LossKind, on: Day, more: Partial<LossFact> = {}): Different => ({
  occurrences: [aLoss(kind, on, more)],
});
export const parted = (cause: SeparationCause, at: SeparationTime, on: Day): Different => ({
  occurrences: [aSeparation(cause, at, on)],
});
export const happened = (...occurrences: readonly OccurrenceFact[]): Different => ({ occurrences });

export const home = (place: string): Different => ({ places: { residence: livesIn(place) } });
export const practice = (place: string): Different => ({ places: { gpPractice: livesIn(place) } });
export const unit = (key: string): Different => ({ places: { bookedUnit: livesIn(key) } });

export const aged = (ageYears: number, ageMonths?: number): Different => ({
  ageYears,
  ...(ageMonths !== undefined && { ageMonths }),
});
export const state = (is: PregnancyState): Different => ({ current: { state: is } });
export const due = (dueOn: Day): Different => ({
  current: { state: 'pregnant', dueOn, dueCertainty: 'exact' },
});
export const level = (is: NeedLevel, impact: FunctionalImpact = 'some'): Different => ({
  need: { level: is, impact },
});
export const conditions = (...named: readonly Condition[]): Different => ({
  need: { conditions: named },
});
export const trauma = (...kinds: readonly TraumaKind[]): Different => ({
  need: { traumaKinds: kinds },
});
export const fear = (kind: TokophobiaKind): Different => ({ need: { tokophobiaKind: kind } });
export const by = (role: ReferrerRole, currentlyInvolved: 'yes' | 'no' = 'yes'): Different => ({
  referrer: { role, currentlyInvolved },
});

/** All that is told, the later over the earlier. */
export const told = (...parts: readonly Different[]): Different =>
  parts.reduce<Different>(
    (all, part) => ({
      ...all,
      ...part,
      places: { ...all.places, ...part.places },
      need: { ...all.need, ...part.need },
      safety: { ...all.safety, ...part.safety },
      consent: { ...all.consent, ...part.consent },
      referrer: { ...all.referrer, ...part.referrer },
    }),
    {},
  );
