import type { MissingAnswer, OccurrenceKind } from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import {
  isQuestion,
  optionsFrom,
  type FormPart,
  type Question,
} from '../../../layout/form/question.js';
import { occurrenceLine, occurrenceWords } from '../../../layout/words/history-words.js';
import { textOf } from '../refer/draft/draft.js';
import { consentQuestions } from '../refer/topics/consent.topic.js';
import { needMoreQuestions } from '../refer/topics/need-more.topic.js';
import type { TopicContext } from '../refer/topics/topic.js';
import { topics, type QuestionTopic } from '../refer/topics/topics.js';
import { occurrenceFactsFrom } from '../what-happened/occurrence-facts.js';
import { occurrenceQuestions } from '../what-happened/occurrence-form.js';

/** A question of the form that is asked again: where its answer belongs. */
export interface AskedQuestion {
  readonly part: Question;
  /** The topic, or the place in the list of what happened. */
  readonly of: QuestionTopic | number;
  readonly field: string;
}

type Fields = readonly [QuestionTopic, ...string[]];

const URGENCY = ['urgency', 'notUrgentBecause', 'urgencyComment'] as const;

/** Which questions of the form answer a fact. */
const FIELDS: Readonly<Record<string, Fields>> = {
  ageYears: ['person', 'birthDate'],
  ageMonths: ['person', 'birthDate'],
  birthDate: ['person', 'birthDate'],
  'places.residence': ['where', 'residence', 'postcode', 'area'],
  'places.gpPractice': ['where', 'gpPractice', 'gpPracticeCode', 'gpArea'],
  'places.bookedUnit': ['where', 'bookedUnit', 'unit'],
  'current.state': ['now', 'state', 'dueOn', 'dueCertainty'],
  'current.dueOn': ['now', 'state', 'dueOn', 'dueCertainty'],
  primaryCarer: ['now', 'primaryCarer'],
  'need.pathways': ['need', 'pathways'],
  'need.level': ['need', 'level'],
  'need.impact': ['need', 'impact'],
  'need.traumaKinds': ['need-more', 'traumaKinds', 'traumaOn'],
  'need.traumaOn': ['need-more', 'traumaOn'],
  'need.tokophobiaKind': ['need-more', 'tokophobiaKind'],
  'need.earlierLossImpact': ['need-more', 'earlierLossImpact'],
  'need.conditions': ['treatment', 'conditions'],
  'need.psychiatricNeedNow': ['treatment', 'psychiatricNeedNow'],
  'need.priorTherapy': ['treatment', 'priorTherapy'],
  'need.currentTherapy': ['treatment', 'currentTherapy'],
  'need.beyondPrimaryCare': ['treatment', 'beyondPrimaryCare'],
  'need.mainDifficulty': ['treatment', 'mainDifficulty'],
  'need.practicalSupport': ['treatment', 'practicalSupport'],
  'need.scores': [
    'scores',
    'core-10',
    'phq-9',
    'gad-7',
    'epds',
    'city-bits',
    'pcl-5',
    'fobs',
    'w-deq',
    'phq-9-item-9',
    'epds-item-10',
    'on',
    // An answer about self-harm is never taken without how soon somebody has to act.
    ...URGENCY,
  ],
  'safety.signs': ['signs', 'signs', ...URGENCY],
  'safety.urgency': ['signs', 'signs', ...URGENCY],
  'safety.riskToSelf': ['safety', 'riskToSelf'],
  'safety.riskToOthers': ['safety', 'riskToOthers'],
  'safety.riskFromOthers': ['safety', 'riskFromOthers'],
  'safety.substanceUse': ['safety', 'substanceUse'],
  'safety.childProtectionPlan': ['safety', 'childProtectionPlan'],
  'safety.childInNeedPlan': ['safety', 'childInNeedPlan'],
  'consent.hub': ['consent', 'hub'],
  'consent.otherNhs': ['consent', 'otherNhs'],
  'consent.vcse': ['consent', 'vcse'],
  'consent.gp': ['consent', 'gp'],
  'consent.under16': ['consent', 'under16'],
  consent: ['consent', 'hub', 'otherNhs', 'vcse', 'gp', 'withoutConsentBecause'],
};

/** Asked where something is added to what happened. */
export const ADDED = 'occurrences.added';

/** Chosen where there is nothing to add to what was sent. */
export const NOTHING_HAPPENED = 'nothing';

const WHEN = ['on', 'certainty'];

/** Which fields of something that happened answer a fact. */
const OCCURRENCE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'occurrences.on': WHEN,
  'occurrences.kind': WHEN,
  'occurrences.loss.kind': ['lossKind', 'terminationReason'],
  'occurrences.loss.terminationReason': ['terminationReason'],
  'occurrences.loss.gestationWeeks': ['gestationWeeks'],
  'occurrences.loss.ageAtDeathDays': ['ageNumber', 'ageUnit'],
  'occurrences.separation.cause': ['cause'],
  'occurrences.separation.at': ['at'],
};

export const isFact = (fact: string): boolean =>
  Object.hasOwn(FIELDS, fact) || Object.hasOwn(OCCURRENCE_FIELDS, fact);

/** Does this question of the form answer the fact? */
export function answersFact({ of, field }: Pick<AskedQuestion, 'of' | 'field'>, fact: string) {
  if (typeof of === 'number') return (OCCURRENCE_FIELDS[fact] ?? []).includes(field);
  const [topic, ...fields] = FIELDS[fact] ?? [];
  return topic === of && fields.includes(field);
}

/** What is asked so that this question comes with it. Agreement is one answer: whoever is left out, it is asked whole. */
export function factAskedBy(question: Pick<AskedQuestion, 'of' | 'field'>): string | undefined {
  if (question.of === 'consent')
    return question.field === 'under16' ? 'consent.under16' : 'consent';
  const table = typeof question.of === 'number' ? OCCURRENCE_FIELDS : FIELDS;
  return Object.keys(table).find((fact) => answersFact(question, fact));
}

/** The form's own questions for what was asked; each once, however often it is asked. */
export function askedQuestions(
  asks: readonly MissingAnswer[],
  context: TopicContext,
  also: readonly string[] = [],
): readonly AskedQuestion[] {
  const facts = [...asks.map(({ fact }) => fact), ...also];
  const wanted = facts.flatMap((fact) => (FIELDS[fact] === undefined ? [] : [FIELDS[fact]]));
  const ofTopics = Object.keys(topics).flatMap((slug) => {
    const fields = wanted.filter(([topic]) => topic === slug).flatMap(([, ...names]) => names);
    return topicQuestions(slug as QuestionTopic, fields, context);
  });
  const happened = facts.filter((fact) => fact.startsWith('occurrences.'));
  return [...(happened.length === 0 ? [] : historyQuestions(happened, context)), ...ofTopics];
}

/** Asked, but nothing in the form answers it: said by telephone. */
export const unanswerable = (asks: readonly MissingAnswer[]): readonly string[] =>
  asks
    .filter(({ fact }) => FIELDS[fact] === undefined && !fact.startsWith('occurrences.'))
    .map(({ question }) => question);

function topicQuestions(
  slug: QuestionTopic,
  fields: readonly string[],
  context: TopicContext,
): readonly AskedQuestion[] {
  return everyQuestion(slug, context)
    .filter(isQuestion)
    .filter(({ name }) => fields.includes(name))
    .map((part) => ({
      part: { ...part, name: `${slug}-${part.name}` },
      of: slug,
      field: part.name,
    }));
}

/** Also those that the form asks only because of another answer. */
function everyQuestion(slug: QuestionTopic, context: TopicContext): readonly FormPart[] {
  if (slug === 'need-more') {
    return needMoreQuestions({ trauma: true, fear: true, earlierLoss: true });
  }
  // Nobody is asked about a baby after a loss.
  if (slug === 'signs') return topics.signs.questions(context);
  if (slug === 'consent') return consentQuestions({ under16: true });
  return topics[slug].questions({ ...context, wording: { ...context.wording, livingBaby: true } });
}

function historyQuestions(
  facts: readonly string[],
  context: TopicContext,
): readonly AskedQuestion[] {
  const { occurrences } = context.answers;
  const added = facts.includes(ADDED) ? newOccurrence(occurrences.length, MORE_OF_A_LOSS) : [];
  const ofKnown = facts.filter((fact) => fact !== ADDED);
  const fields = new Set(ofKnown.flatMap((fact) => OCCURRENCE_FIELDS[fact] ?? WHEN));
  const lines = occurrenceFactsFrom(occurrences).map(occurrenceLine);
  const known = occurrences.flatMap((occurrence, index) =>
    occurrenceQuestions(textOf(occurrence, 'kind') as OccurrenceKind, [])
      .filter(isQuestion)
      .filter(({ name }) => fields.has(name))
      .map((part) => asked(part, index, `${part.label}: ${lines[index] ?? ''}`)),
  );
  const questions = [...known, ...added];
  return questions.length > 0 ? questions : newOccurrence(occurrences.length);
}

const asked = (part: Question, index: number, label: string): AskedQuestion => ({
  part: { ...part, label, name: `happened-${String(index)}-${part.name}` },
  of: index,
  field: part.name,
});

const KIND: Question = inLanguage(() => ({
  kind: 'radios',
  name: 'kind',
  label: say`What happened?`,
  options: [
    ...optionsFrom(occurrenceWords),
    { value: NOTHING_HAPPENED, text: say`Nothing more than what was sent` },
  ],
}));
const MORE_OF_A_LOSS = ['gestationWeeks', 'ageNumber', 'ageUnit'];
const ONLY_IF: Readonly<Record<string, string>> = inLanguage(() => ({
  lossKind: say`If it was a loss: what kind?`,
  gestationWeeks: say`If it was a loss: weeks of pregnancy (optional)`,
  cause: say`If they were separated: why?`,
  at: say`If they were separated: when?`,
}));

// Nothing of the kind was told to have happened, so what it was is asked with it.
function newOccurrence(index: number, more: readonly string[] = []): readonly AskedQuestion[] {
  const parts = [
    KIND,
    ...occurrenceQuestions('loss', []),
    ...occurrenceQuestions('separation', []),
  ];
  const wanted = ['kind', 'lossKind', ...more, 'cause', 'at', ...WHEN];
  return wanted.flatMap((name) => {
    const part = parts.filter(isQuestion).find((each) => each.name === name);
    return part === undefined ? [] : [asked(part, index, ONLY_IF[name] ?? part.label)];
  });
}
