import type { MissingAnswer, SendReferral } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import { isLossWithoutLivingBaby } from '../../../layout/words/history-words.js';
import { ADDED } from '../answer/asked-questions.js';

interface InformationPart {
  readonly title: string;
  readonly hint: string;
  readonly facts: (sent: SendReferral) => readonly string[];
}

const always =
  (...facts: readonly string[]) =>
  (): readonly string[] =>
    facts;

/** What can be added or corrected, a page each, by the facts that the form’s own questions answer. */
export const INFORMATION_PARTS = inLanguage(
  () =>
    ({
      happened: {
        title: say`Something that happened`,
        hint: say`A birth, a loss or a separation that was not sent`,
        facts: always(ADDED),
      },
      'as-sent': {
        title: say`What happened, as it was sent`,
        hint: say`Dates, weeks and kinds`,
        facts: ({ occurrences }) => (occurrences.length === 0 ? [] : OF_WHAT_HAPPENED),
      },
      now: {
        title: say`How things are now`,
        hint: say`Pregnancy and due date`,
        // After a loss nobody is asked who cares for a baby.
        facts: ({ occurrences }) => [
          'current.state',
          ...(isLossWithoutLivingBaby(occurrences) ? [] : ['primaryCarer']),
        ],
      },
      signs: {
        title: say`Signs that need somebody now`,
        hint: say`For anything urgent telephone first: this page calls nobody`,
        facts: always('safety.signs'),
      },
      risk: {
        title: say`Risk and safeguarding`,
        hint: say`Risk, alcohol or drugs, plans for a child`,
        facts: always(
          'safety.riskToSelf',
          'safety.riskToOthers',
          'safety.riskFromOthers',
          'safety.substanceUse',
          'safety.childProtectionPlan',
          'safety.childInNeedPlan',
        ),
      },
      scores: {
        title: say`Scores`,
        hint: say`EPDS, PHQ-9 and others`,
        facts: always('need.scores'),
      },
      need: {
        title: say`What help is needed`,
        hint: say`What for, how severe, and how much it is in the way`,
        facts: always('need.pathways', 'need.level', 'need.impact'),
      },
      'more-on-need': {
        title: say`More about the need`,
        hint: say`What was traumatic, fear of birth, an earlier loss`,
        facts: always('need.traumaKinds', 'need.tokophobiaKind', 'need.earlierLossImpact'),
      },
      treatment: {
        title: say`Conditions and treatment`,
        hint: say`Diagnoses, therapy before and now, practical support`,
        facts: always(
          'need.conditions',
          'need.psychiatricNeedNow',
          'need.priorTherapy',
          'need.currentTherapy',
          'need.beyondPrimaryCare',
          'need.mainDifficulty',
          'need.practicalSupport',
        ),
      },
      'practice-and-unit': {
        title: say`GP practice and maternity unit`,
        hint: say`Where the person is registered and booked`,
        facts: always('places.gpPractice', 'places.bookedUnit'),
      },
      'date-of-birth': {
        title: say`Date of birth`,
        hint: say`Of the person`,
        facts: always('birthDate'),
      },
    }) as const satisfies Record<string, InformationPart>,
);
export type InformationSlug = keyof typeof INFORMATION_PARTS;

const OF_WHAT_HAPPENED = [
  'occurrences.on',
  'occurrences.loss.kind',
  'occurrences.loss.gestationWeeks',
  'occurrences.loss.ageAtDeathDays',
  'occurrences.separation.cause',
  'occurrences.separation.at',
];

export const isInformation = (slug: string): slug is InformationSlug =>
  Object.hasOwn(INFORMATION_PARTS, slug);

/** What is asked for on the page of one part; nothing where there is nothing of it. */
export const asksOf = (slug: InformationSlug, sent: SendReferral): readonly MissingAnswer[] =>
  INFORMATION_PARTS[slug]
    .facts(sent)
    .map((fact) => ({ fact, question: INFORMATION_PARTS[slug].title }));
