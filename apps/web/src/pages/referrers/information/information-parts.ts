import type { MissingAnswer, SendReferral } from '@waymark/contracts';
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
export const INFORMATION_PARTS = {
  happened: {
    title: 'Something that happened',
    hint: 'A birth, a loss or a separation that was not sent',
    facts: always(ADDED),
  },
  'as-sent': {
    title: 'What was sent of what happened',
    hint: 'Dates, weeks and kinds',
    facts: ({ occurrences }) => (occurrences.length === 0 ? [] : OF_WHAT_HAPPENED),
  },
  now: {
    title: 'How things are now',
    hint: 'Pregnancy and due date',
    // After a loss nobody is asked who cares for a baby.
    facts: ({ occurrences }) => [
      'current.state',
      ...(isLossWithoutLivingBaby(occurrences) ? [] : ['primaryCarer']),
    ],
  },
  signs: {
    title: 'Urgent signs',
    hint: 'For anything urgent telephone first: this page calls nobody',
    facts: always('safety.signs'),
  },
  risk: {
    title: 'Risk and safeguarding',
    hint: 'Risk, alcohol or drugs, plans for a child',
    facts: always(
      'safety.riskToSelf',
      'safety.riskToOthers',
      'safety.riskFromOthers',
      'safety.substanceUse',
      'safety.childProtectionPlan',
      'safety.childInNeedPlan',
    ),
  },
  scores: { title: 'Scores', hint: 'EPDS, PHQ-9 and others', facts: always('need.scores') },
  need: {
    title: 'What help is needed',
    hint: 'What for, how severe, and how much it is in the way',
    facts: always('need.pathways', 'need.level', 'need.impact'),
  },
  'more-on-need': {
    title: 'More about the need',
    hint: 'What was traumatic, fear of birth, an earlier loss',
    facts: always('need.traumaKinds', 'need.tokophobiaKind', 'need.earlierLossImpact'),
  },
  treatment: {
    title: 'Conditions and treatment',
    hint: 'Diagnoses, therapy before and now, practical support',
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
    title: 'GP practice and maternity unit',
    hint: 'Where the person is registered and booked',
    facts: always('places.gpPractice', 'places.bookedUnit'),
  },
  'date-of-birth': { title: 'Date of birth', hint: 'Of the person', facts: always('birthDate') },
} as const satisfies Record<string, InformationPart>;
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
