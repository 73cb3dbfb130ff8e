import { IsIn, Matches, MaxLength } from 'class-validator';
import {
  BARRIER_CODES,
  IsDay,
  MayBeAbsent,
  SCORE_POINTS,
  STAR_HIGHEST,
  STAR_LOWEST,
  STRIKE_REASONS,
  SUPPORT_CATEGORIES,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom, type FormPart } from '../../../../layout/form/question.js';
import { dayWords } from '../../../../layout/london-time.js';
import {
  barrierWords,
  categoryWords,
  scorePointWords,
  strikeWords,
} from '../../../../layout/words/link-work-words.js';
import {
  LONGEST_WORDS,
  note,
  onDay,
  textOf,
  TOO_LONG,
  wordsIn,
  type PlanContext,
  type PlanForm,
} from './plan-form.js';

const REAL_DAY = (): string => say`The day must be a real date`;
const category: FormPart = inLanguage(() => ({
  kind: 'radios',
  name: 'category',
  label: say`What was it about?`,
  options: optionsFrom(categoryWords),
}));

export class ScoresForm {
  @IsDay() readonly on!: string;
  @IsIn(SCORE_POINTS) readonly at!: string;
}

const SCORE = new RegExp(
  `^(${Array.from({ length: STAR_HIGHEST }, (_, at) => at + STAR_LOWEST).join('|')})$`,
);

/** Scores alone: the Outcome Star itself is licensed, and is filled in with its own materials. */
export const recordScores: PlanForm = inLanguage(() => ({
  what: 'record-scores',
  path: 'scores',
  to: '/scores',
  title: say`Record Outcome Star scores`,
  lead: () => [
    say`Fill in the Parent and Baby Outcome Star with its own materials, then enter the scores, 1 to 10. Leave out what was not scored.`,
  ],
  button: say`Record scores`,
  form: ScoresForm,
  questions: ({ desk }) => [
    onDay,
    {
      kind: 'radios',
      name: 'at',
      label: say`When in the plan?`,
      options: optionsFrom(scorePointWords),
    },
    { kind: 'section', text: say`Scores` },
    ...desk.domains.map(({ code, label }): FormPart => ({
      kind: 'text',
      name: `score-${code}`,
      label,
      width: 2,
      inputMode: 'numeric',
    })),
  ],
  sentences: { on: { isDay: REAL_DAY() }, at: { isIn: say`Select when in the plan` } },
  alsoCheck: (answers, { desk }) => {
    const given = desk.domains.filter(({ code }) => textOf(answers, `score-${code}`) !== '');
    const [first] = desk.domains;
    if (given.length === 0 && first !== undefined) {
      return [{ field: `score-${first.code}`, text: say`Enter at least one score` }];
    }
    return given
      .filter(({ code }) => !SCORE.test(textOf(answers, `score-${code}`)))
      .map(({ code, label }) => ({
        field: `score-${code}`,
        text: say`${label}: the score must be a whole number from 1 to 10`,
      }));
  },
  prefill: ({ today, desk }) => ({
    on: today,
    ...(desk.plan?.scores.length === 0 && { at: 'start' }),
  }),
  body: (answers, { desk }) => ({
    on: textOf(answers, 'on'),
    at: textOf(answers, 'at'),
    scores: desk.domains.flatMap(({ code }) => {
      const score = textOf(answers, `score-${code}`);
      return score === '' ? [] : [{ domain: code, score: Number(score) }];
    }),
  }),
}));

export class SignpostForm {
  @IsDay() readonly on!: string;
  @IsIn(SUPPORT_CATEGORIES) readonly category!: string;
  @MayBeAbsent() @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) readonly serviceId?: string;
  @MayBeAbsent() @MaxLength(LONGEST_WORDS) readonly words?: string;
}

export const recordSignpost: PlanForm = inLanguage(() => ({
  what: 'record-signpost',
  path: 'signpost',
  to: '/signposts',
  title: say`Record signposting`,
  lead: () => [
    say`Pointing somewhere is a step, never the end: look at a review whether it helped.`,
  ],
  button: say`Record signposting`,
  form: SignpostForm,
  questions: ({ services }) => [
    onDay,
    category,
    {
      kind: 'select',
      name: 'serviceId',
      label: say`Which service? (where it is in the directory)`,
      options: services.map(({ serviceId, name, area }) => ({
        value: serviceId,
        text: `${name}, ${area}`,
      })),
    },
    note(say`Where, if it is none of these?`),
  ],
  sentences: {
    on: { isDay: REAL_DAY() },
    category: { isIn: say`Select what it was about` },
    serviceId: { matches: say`Choose a service from the list` },
    words: { maxLength: TOO_LONG() },
  },
  alsoCheck: (answers) =>
    textOf(answers, 'serviceId') === '' && textOf(answers, 'words') === ''
      ? [{ field: 'serviceId', text: say`Choose the service, or enter where` }]
      : [],
  prefill: ({ today }) => ({ on: today }),
  body: (answers) => {
    const serviceId = textOf(answers, 'serviceId');
    return {
      on: textOf(answers, 'on'),
      category: textOf(answers, 'category'),
      ...(serviceId !== '' && { serviceId }),
      ...wordsIn(answers),
    };
  },
}));

export class BarrierForm {
  @IsDay() readonly on!: string;
  @IsIn(BARRIER_CODES) readonly barrier!: string;
  @IsIn(SUPPORT_CATEGORIES) readonly category!: string;
  @IsIn(['yes', 'no']) readonly overcome!: string;
  @MayBeAbsent() @MaxLength(LONGEST_WORDS) readonly words?: string;
}

export const recordBarrier: PlanForm = inLanguage(() => ({
  what: 'record-barrier',
  path: 'barrier',
  to: '/barriers',
  title: say`Record what got in the way`,
  lead: () => [
    say`What gets in the way is counted across all link work, without words or names, so that services can learn from it.`,
  ],
  button: say`Record`,
  form: BarrierForm,
  questions: () => [
    onDay,
    {
      kind: 'radios',
      name: 'barrier',
      label: say`What got in the way?`,
      options: optionsFrom(barrierWords),
    },
    category,
    {
      kind: 'radios',
      name: 'overcome',
      label: say`Was it overcome?`,
      options: optionsFrom({ yes: say`Yes`, no: say`No, or not yet` }),
      inline: true,
    },
    note(say`Note (optional)`, say`Stays with your team.`),
  ],
  sentences: {
    on: { isDay: REAL_DAY() },
    barrier: { isIn: say`Select what got in the way` },
    category: { isIn: say`Select what it was about` },
    overcome: { isIn: say`Select whether it was overcome` },
    words: { maxLength: TOO_LONG() },
  },
  prefill: ({ today }) => ({ on: today }),
  body: (answers) => ({
    on: textOf(answers, 'on'),
    barrier: textOf(answers, 'barrier'),
    category: textOf(answers, 'category'),
    overcome: textOf(answers, 'overcome') === 'yes',
    ...wordsIn(answers),
  }),
}));

export class CorrectionForm {
  @IsIn(STRIKE_REASONS) readonly reason!: string;
}

/** Everything of a plan that can be marked as not counting. */
const entriesOf = ({ desk: { plan } }: PlanContext) =>
  plan === undefined
    ? []
    : [plan.contacts, plan.reviews, plan.scores, plan.signposts, plan.barriers].flat();

export const strikeEntry: PlanForm = inLanguage(() => ({
  what: 'strike-entry',
  path: 'correction',
  to: '/corrections',
  title: say`Mark an entry as not counting`,
  lead: () => [say`It stays, with the reason, and is left out wherever entries are counted.`],
  button: say`Mark as not counting`,
  form: CorrectionForm,
  questions: () => [
    { kind: 'radios', name: 'reason', label: say`Why?`, options: optionsFrom(strikeWords) },
  ],
  sentences: { reason: { isIn: say`Select why it does not count` } },
  about: (context) => {
    const entry = entriesOf(context).find(({ entryId }) => entryId === context.about);
    return entry && say`Recorded for ${dayWords(entry.on)} by ${entry.byName}`;
  },
  body: (answers, context) => ({ entryId: context.about, reason: textOf(answers, 'reason') }),
}));
