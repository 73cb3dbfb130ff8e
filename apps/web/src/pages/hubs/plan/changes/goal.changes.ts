import { IsIn, MaxLength, MinLength } from 'class-validator';
import {
  GOAL_STATES,
  IsDay,
  PLAN_STEP_STATES,
  STEP_DOERS,
  SUPPORT_CATEGORIES,
} from '@waymark/contracts';
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

const category = {
  kind: 'radios',
  name: 'category',
  label: 'What is it about?',
  options: optionsFrom(categoryWords),
} as const;

const goalOf = ({ desk, about }: PlanContext) =>
  desk.plan?.goals.find(({ entryId }) => entryId === about);

const stepOf = ({ desk, about }: PlanContext) =>
  desk.plan?.goals.flatMap(({ steps }) => steps).find(({ entryId }) => entryId === about);

export class GoalForm {
  @MinLength(1) @MaxLength(LONGEST_WORDS) readonly words!: string;
  @IsIn(SUPPORT_CATEGORIES) readonly category!: string;
}

export const addGoal: PlanForm = {
  what: 'add-goal',
  path: 'goal',
  to: '/goals',
  title: 'Add a goal',
  lead: () => ['In the person’s own words. Only your team reads it.'],
  button: 'Add goal',
  form: GoalForm,
  questions: () => [
    note('What matters to the person?', 'As they say it. Up to 1,000 characters.'),
    category,
  ],
  sentences: {
    words: { minLength: 'Enter what matters to the person', maxLength: TOO_LONG },
    category: { isIn: 'Select what it is about' },
  },
  body: ({ words, category: about }) => ({ words, category: about }),
};

export class GoalChangeForm extends GoalForm {
  @IsIn(GOAL_STATES) readonly state!: string;
}

export const changeGoal: PlanForm = {
  what: 'change-goal',
  path: 'goal-change',
  to: '/goal-changes',
  title: 'Change a goal',
  lead: () => ['The words before are not kept.'],
  button: 'Save goal',
  form: GoalChangeForm,
  questions: () => [
    note('What matters to the person?', 'As they say it. Up to 1,000 characters.'),
    category,
    {
      kind: 'radios',
      name: 'state',
      label: 'How does it stand?',
      options: optionsFrom(goalStateWords),
    },
  ],
  sentences: {
    words: { minLength: 'Enter what matters to the person', maxLength: TOO_LONG },
    category: { isIn: 'Select what it is about' },
    state: { isIn: 'Select how the goal stands' },
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
};

export class StepForm {
  @MinLength(1) @MaxLength(LONGEST_WORDS) readonly words!: string;
  @IsIn(STEP_DOERS) readonly who!: string;
  @IsDay() readonly by!: string;
}

export const addStep: PlanForm = {
  what: 'add-step',
  path: 'step',
  to: '/steps',
  title: 'Add a step',
  lead: () => [],
  button: 'Add step',
  form: StepForm,
  questions: () => [
    note('What is to be done?'),
    { kind: 'radios', name: 'who', label: 'Who does it?', options: optionsFrom(doerWords) },
    { kind: 'date', name: 'by', label: 'By when?' },
  ],
  sentences: {
    words: { minLength: 'Enter what is to be done', maxLength: TOO_LONG },
    who: { isIn: 'Select who does it' },
    by: { isDay: 'By when must be a real date' },
  },
  about: (context) => goalOf(context)?.words,
  body: ({ words, who, by }, context) => ({ goalId: context.about, words, who, by }),
};

export class StepResultForm {
  @IsIn(PLAN_STEP_STATES) readonly state!: string;
}

export const recordStep: PlanForm = {
  what: 'record-step',
  path: 'step-result',
  to: '/step-results',
  title: 'Record what became of a step',
  lead: () => [],
  button: 'Record',
  form: StepResultForm,
  questions: () => [
    {
      kind: 'radios',
      name: 'state',
      label: 'What became of it?',
      options: optionsFrom(stepStateWords),
    },
  ],
  sentences: { state: { isIn: 'Select what became of it' } },
  about: (context) => stepOf(context)?.words,
  prefill: (context) => ({ state: stepOf(context)?.state }),
  body: (answers, context) => ({ stepId: context.about, state: textOf(answers, 'state') }),
};
