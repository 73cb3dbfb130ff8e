import { Matches } from 'class-validator';
import {
  MayBeAbsent,
  WAIT_STAGES,
  type Capacity,
  type Day,
  type KeptWait,
  type ServiceSettings,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../language/say.js';
import type { Sentences } from '../../../layout/form/check-answers.js';
import type { FormAnswers, FormPart, Question } from '../../../layout/form/question.js';
import { stageWords } from '../../../layout/words/service-words.js';

const UP_TO_1000 = /^(\d|[1-9]\d{1,2}|1000)$/;
const UP_TO_500 = /^(\d|[1-9]\d|[1-4]\d{2}|500)$/;

export class CapacityForm {
  @MayBeAbsent() @Matches(UP_TO_1000) readonly placesFree?: string;
  @MayBeAbsent() @Matches(UP_TO_500) readonly newPeopleAWeek?: string;
  @MayBeAbsent() @Matches(UP_TO_1000) readonly acknowledged?: string;
  @MayBeAbsent() @Matches(UP_TO_1000) readonly assessed?: string;
  @MayBeAbsent() @Matches(UP_TO_1000) readonly started?: string;
}

const number = (name: string, label: string): Question => ({
  kind: 'text',
  name,
  label,
  width: 4,
  inputMode: 'numeric',
});

export const capacityQuestions: readonly FormPart[] = inLanguage(() => [
  { kind: 'section', text: say`Capacity` },
  number('placesFree', say`How many places are free now? (optional)`),
  number('newPeopleAWeek', say`How many new referrals can be taken a week? (optional)`),
  {
    kind: 'section',
    text: say`Waits`,
    lead: say`In days from the first referral, as you publish them. They stand in place of what was read from your page. Real waits are counted and shown beside them.`,
  },
  ...WAIT_STAGES.map((stage) => number(stage, say`${stageWords[stage]} (optional)`)),
]);

const days = (): string => say`must be a whole number of days from 0 to 1000`;

export const capacitySentences: Sentences = inLanguage(() => ({
  placesFree: { matches: say`Free places must be a whole number from 0 to 1000` },
  newPeopleAWeek: { matches: say`New referrals a week must be a whole number from 0 to 500` },
  acknowledged: { matches: say`The wait until somebody there has it ${days()}` },
  assessed: { matches: say`The wait until the first assessment ${days()}` },
  started: { matches: say`The wait until help begins ${days()}` },
}));

export const CAPACITY_FIELDS: readonly string[] = ['placesFree', 'newPeopleAWeek', ...WAIT_STAGES];

export const capacityAnswers = ({ capacity, waits }: ServiceSettings): FormAnswers => ({
  placesFree: textOf(capacity?.placesFree),
  newPeopleAWeek: textOf(capacity?.newPeopleAWeek),
  ...Object.fromEntries(waits.map(({ stage, days: wait }) => [stage, String(wait)])),
});

const textOf = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

/** What a service says of its capacity and waits. */
export interface CapacitySaid {
  readonly capacity?: Capacity;
  readonly waits: readonly KeptWait[];
}

/** What was said, as of today. */
export function capacityFrom(answers: FormAnswers, today: Day): CapacitySaid {
  const given = (field: string): number | undefined =>
    typeof answers[field] === 'string' ? Number(answers[field]) : undefined;
  const placesFree = given('placesFree');
  const newPeopleAWeek = given('newPeopleAWeek');
  const isSaid = placesFree !== undefined || newPeopleAWeek !== undefined;
  return {
    ...(isSaid && {
      capacity: {
        ...(placesFree !== undefined && { placesFree }),
        ...(newPeopleAWeek !== undefined && { newPeopleAWeek }),
        asOf: today,
      },
    }),
    waits: WAIT_STAGES.flatMap((stage) => {
      const wait = given(stage);
      return wait === undefined ? [] : [{ stage, days: wait, asOf: today }];
    }),
  };
}
