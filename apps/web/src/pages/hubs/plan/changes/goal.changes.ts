import { IsIn, MaxLength, MinLength } from 'class-validator';
import {
  GOAL_STATES,
  IsDay,
  PLAN_STEP_STATES,
  STEP_DOERS,
  SUPPORT_CATEGORIES,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom } from '../../../../layout/form/question.js';
import {
  categoryWords,
  doerWords,
  goalStateWords,
  stepStateWords,
} from '../../../../layout/words/link-work-words.js';
import {
  LONGEST_WORDS,
  note,
  textOf,
  TOO_LONG,
  type PlanContext,
  type PlanForm,
} from './plan-form.js';

const category = inLanguage(
  () =>
    ({
      kind: 'radios',
      name: 'category',
      label: say`What is it about?`,
      options: optionsFrom(categoryWords),
    }) as const,
);

const goalOf = ({ desk, about }: PlanContext) =>
  desk.plan?.goals.find(({ entryId }) => entryId === about);

const stepOf = ({ desk, about }: PlanContext) =>
  desk.plan?.goals.flatMap(({ steps }) => steps).find(({ entryId }) => entryId === about);

export class GoalForm {
  @MinLength(1) @MaxLength(LONGEST_WORDS) readonly words!: string;
  @IsIn(SUPPORT_CATEGORIES) readonly category!: string;
}

export const addGoal: PlanForm = inLanguage(() => ({
  what: 'add-goal',
  path: 'goal',
  to: '/goals',
  title: say`Add a goal`,
  lead: () => [say`In the person’s own words. Only your team reads it.`],
  button: say`Add goal`,
  form: GoalForm,
  questions: () => [
    note(say`What matters to the person?`, say`As they say it. Up to 1,000 characters.`),
    category,
  ],
  sentences: {
    words: { minLength: say`Enter what matters to the person`, maxLength: TOO_LONG() },
    category: { isIn: say`Select what it is about` },
  },
  body: ({ words, category: about }) => ({ words, category: about }),
}));

export class GoalChangeForm extends GoalForm {
  @IsIn(GOAL_STATES) readonly state!: string;
}

export const changeGoal: PlanForm = inLanguage(() => ({
  what: 'change-goal',
  path: 'goal-change',
  to: '/goal-changes',
  title: say`Change a goal`,
  lead: () => [say`The words before are not kept.`],
  button: say`Save goal`,
  form: GoalChangeForm,
  questions: () => [
    note(say`What matters to the person?`, say`As they say it. Up to 1,000 characters.`),
    category,
    {
      kind: 'radios',
      name: 'state',
      label: say`How does it stand?`,
      options: optionsFrom(goalStateWords),
    },
  ],
  sentences: {
    words: { minLength: say`Enter what matters to the person`, maxLength: TOO_LONG() },
    category: { isIn: say`Select what it is about` },
    state: { isIn: say`Select how the goal stands` },
  },
  about: (context) => goalOf(context)?.words,
  prefill: (context) => {
    const goal = goalOf(context);
    return { words: goal?.words, category: goal?.category, state: goal?.state };
  },
  body: ({ words, category: about, state }, context) => ({
    goalId: context.about,
    words,
    category: about,
    state,
  }),
}));

export class StepForm {
  @MinLength(1) @MaxLength(LONGEST_WORDS) readonly words!: string;
  @IsIn(STEP_DOERS) readonly who!: string;
  @IsDay() readonly by!: string;
}

export const addStep: PlanForm = inLanguage(() => ({
  what: 'add-step',
  path: 'step',
  to: '/steps',
  title: say`Add a step`,
  lead: () => [],
  button: say`Add step`,
  form: StepForm,
  questions: () => [
    note(say`What is to be done?`),
    { kind: 'radios', name: 'who', label: say`Who does it?`, options: optionsFrom(doerWords) },
    { kind: 'date', name: 'by', label: say`By when?` },
  ],
  sentences: {
    words: { minLength: say`Enter what is to be done`, maxLength: TOO_LONG() },
    who: { isIn: say`Select who does it` },
    by: { isDay: say`By when must be a real date` },
  },
  about: (context) => goalOf(context)?.words,
  body: ({ words, who, by }, context) => ({ goalId: context.about, words, who, by }),
}));

export class StepResultForm {
  @IsIn(PLAN_STEP_STATES) readonly state!: string;
}

export const recordStep: PlanForm = inLanguage(() => ({
  what: 'record-step',
  path: 'step-result',
  to: '/step-results',
  title: say`Record what became of a step`,
  lead: () => [],
  button: say`Record`,
  form: StepResultForm,
  questions: () => [
    {
      kind: 'radios',
      name: 'state',
      label: say`What became of it?`,
      options: optionsFrom(stepStateWords),
    },
  ],
  sentences: { state: { isIn: say`Select what became of it` } },
  about: (context) => stepOf(context)?.words,
  prefill: (context) => ({ state: stepOf(context)?.state }),
  body: (answers, context) => ({ stepId: context.about, state: textOf(answers, 'state') }),
}));
