import type { OccurrenceFact, PlaceLookups, SendReferral } from '@waymark/contracts';
import type { FormAnswers } from '../../../layout/form/question.js';
import type { DraftAnswers } from '../refer/draft/draft.js';
import { itemField, scoreField, selfHarmAnswered } from '../refer/topics/scores.topic.js';

/** What was sent, as the form's answers: so that a question asked later is the form's own question. */
export function draftFromReferral(
  sent: SendReferral,
  { postcodes }: Pick<PlaceLookups, 'postcodes'> = { postcodes: false },
): DraftAnswers {
  const { need, current, safety, consent, where, person, occurrences, primaryCarer } = sent;
  const { pathways, level, impact, traumaKinds, traumaOn, tokophobiaKind, earlierLossImpact } =
    need;
  const scores = scoreAnswers(need.scores);
  const urgency = {
    urgency: safety.urgency,
    notUrgentBecause: safety.notUrgentBecause,
    urgencyComment: sent.urgencyComment,
  };
  // The answer belongs to the question that asked for it.
  const selfHarm = selfHarmAnswered(scores);
  return {
    occurrences: occurrences.map((fact) => occurrenceAnswers(fact, occurrences)),
    topics: {
      'whose-care': { about: sent.parenthood ?? sent.about },
      now: { ...texts(current), primaryCarer },
      signs: {
        signs: safety.signs.length > 0 ? safety.signs : [safety.signsAsked ? 'none' : 'not-asked'],
        ...((safety.signs.length > 0 || !selfHarm) && urgency),
      },
      where: {
        residence: where.residence,
        // Asked with the area only where it tells the area.
        ...(postcodes && { postcode: person.postcode }),
        mayMoveSoon: where.mayMoveSoon,
        area: where.residencePlaces[0],
        gpPractice: where.gpPractice,
        gpPracticeCode: where.gpPracticeCode,
        gpArea: where.gpPlaces[0],
        bookedUnit: where.bookedUnit,
        unit: where.unit,
      },
      need: { pathways, level, impact },
      'need-more': { traumaKinds, traumaOn, tokophobiaKind, earlierLossImpact },
      treatment: treatmentAnswers(need),
      scores: { ...scores, ...(selfHarm && urgency) },
      safety: texts(safety),
      person: { birthDate: person.birthDate },
      consent: { withoutConsentBecause: 'none', ...texts(consent) },
    },
  };
}

// Lists and flags have questions of their own.
const texts = (facts: object): FormAnswers =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => typeof value === 'string'));

const treatmentAnswers = (need: SendReferral['need']): FormAnswers => ({
  conditions: need.conditions,
  psychiatricNeedNow: need.psychiatricNeedNow,
  priorTherapy: need.priorTherapy,
  currentTherapy: need.currentTherapy,
  beyondPrimaryCare: need.beyondPrimaryCare,
  mainDifficulty: need.mainDifficulty,
  practicalSupport: need.practicalSupport,
});

const scoreAnswers = (scores: SendReferral['need']['scores']): FormAnswers => ({
  ...Object.fromEntries(scores.map(({ measure, total }) => [scoreField(measure), String(total)])),
  ...Object.fromEntries(
    scores.map(({ measure, selfHarmItem }) => [itemField(measure) ?? '', selfHarmItem?.toString()]),
  ),
  on: scores.find(({ on }) => on !== undefined)?.on,
});

function occurrenceAnswers(fact: OccurrenceFact, all: readonly OccurrenceFact[]): FormAnswers {
  const { kind, on, certainty, pregnancy, loss, separation } = fact;
  const first = all.findIndex((other) => other.pregnancy === pregnancy);
  const sharesPregnancy = pregnancy !== undefined && all[first] !== fact;
  return {
    kind,
    on,
    certainty,
    ...(sharesPregnancy && { samePregnancyAs: String(first) }),
    ...(loss !== undefined && {
      lossKind: loss.kind,
      terminationReason: loss.terminationReason,
      gestationWeeks: loss.gestationWeeks?.toString(),
      ageNumber: loss.ageAtDeathDays?.toString(),
      ageUnit: loss.ageAtDeathDays === undefined ? undefined : 'days',
    }),
    ...(separation !== undefined && { cause: separation.cause, at: separation.at }),
  };
}
