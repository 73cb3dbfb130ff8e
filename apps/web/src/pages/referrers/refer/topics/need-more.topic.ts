import { IsArray, IsIn } from 'class-validator';
import {
  IsDayOrMonth,
  MayBeAbsent,
  NEED_LEVELS,
  TOKOPHOBIA_KINDS,
  TRAUMA_KINDS,
  isDay,
  isMonth,
  spanOf,
  type Pathway,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom, type FormPart } from '../../../../layout/form/question.js';
import {
  lossWeightWords,
  tokophobiaWords,
  traumaWords,
} from '../../../../layout/words/need-words.js';
import { listOf, textOf, type DraftAnswers } from '../draft/draft.js';
import type { Topic } from './topic.js';

const TRAUMA: readonly Pathway[] = ['birth-trauma', 'other-trauma', 'neonatal-unit-trauma'];

export class NeedMoreForm {
  @MayBeAbsent()
  @IsArray()
  @IsIn(TRAUMA_KINDS, { each: true })
  readonly traumaKinds?: readonly string[];
  @MayBeAbsent() @IsDayOrMonth() readonly traumaOn?: string;
  @MayBeAbsent() @IsIn(TOKOPHOBIA_KINDS) readonly tokophobiaKind?: string;
  @MayBeAbsent() @IsIn(NEED_LEVELS) readonly earlierLossImpact?: string;
}

/** Asked only where the answers before it leave something open. */
export const needMore: Topic = inLanguage(() => ({
  slug: 'need-more',
  title: () => say`More about the need`,
  form: NeedMoreForm,
  questions: ({ answers }) => needMoreQuestions(asksAbout(answers)),
  optional: true,
  applies: (answers) => {
    const asks = asksAbout(answers);
    return asks.trauma || asks.fear || asks.earlierLoss;
  },
  sentences: {
    traumaKinds: { isArray: say`Select from the list`, isIn: say`Select from the list` },
    traumaOn: { isDayOrMonth: say`When it happened must be a real date, or a month and a year` },
    tokophobiaKind: { isIn: say`Select whether there was a birth before` },
    earlierLossImpact: { isIn: say`Select how much the loss weighs` },
  },
  alsoCheck: (answers, { today }) => {
    const on = textOf(answers, 'traumaOn');
    const known = isDay(on) || isMonth(on);
    const text = say`When it happened cannot be after today`;
    return known && spanOf(on).first > today ? [{ field: 'traumaOn', text }] : [];
  },
}));

interface Asks {
  readonly trauma: boolean;
  readonly fear: boolean;
  readonly earlierLoss: boolean;
}

/** What the answers so far leave open; answers to anything else are of no account. */
export function asksAbout({ topics, occurrences }: DraftAnswers): Asks {
  const pathways = listOf(topics.need, 'pathways');
  const kinds = occurrences.map((occurrence) => textOf(occurrence, 'kind'));
  return {
    trauma: TRAUMA.some((pathway) => pathways.includes(pathway)),
    fear: pathways.includes('tokophobia'),
    earlierLoss: kinds.includes('loss') && textOf(topics.now, 'state') === 'pregnant',
  };
}

/** The questions for what is open. */
export const needMoreQuestions = (asks: Asks): readonly FormPart[] => [
  ...(asks.trauma ? traumaQuestions : []),
  ...(asks.fear ? [fearQuestion] : []),
  ...(asks.earlierLoss ? [earlierLossQuestion] : []),
];

const traumaQuestions: readonly FormPart[] = inLanguage(() => [
  {
    kind: 'checkboxes',
    name: 'traumaKinds',
    label: say`What was traumatic?`,
    short: say`What was traumatic`,
    hint: say`Select all that apply. Nobody needs to be asked to tell the story again.`,
    options: optionsFrom(traumaWords),
  },
  {
    kind: 'date',
    name: 'traumaOn',
    dayOptional: true,
    label: say`When was it, if not on the day of the birth or the loss?`,
    short: say`When it was`,
    hint: say`Leave it empty if it was then, or if it is not known. The day can be left out.`,
  },
]);
const fearQuestion: FormPart = inLanguage(() => ({
  kind: 'radios',
  name: 'tokophobiaKind',
  label: say`Is there a severe fear of pregnancy or birth?`,
  short: say`Severe fear`,
  options: optionsFrom(tokophobiaWords),
}));
const earlierLossQuestion: FormPart = inLanguage(() => ({
  kind: 'radios',
  name: 'earlierLossImpact',
  label: say`How much does the loss weigh on this pregnancy?`,
  short: say`Weight of the loss on this pregnancy`,
  options: optionsFrom(lossWeightWords),
}));
