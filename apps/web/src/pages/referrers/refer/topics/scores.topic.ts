import { Matches } from 'class-validator';
import {
  IsDay,
  isDay,
  MayBeAbsent,
  MEASURE_CODES,
  MEASURES,
  type Measure,
} from '@waymark/contracts';
import type { FormPart } from '../../../../layout/form/question.js';
import { textOf } from '../draft/draft.js';
import type { Topic } from './topic.js';

const WHOLE = /^\d{1,3}$/;

/** The field of a measure: its code without blanks and in small letters, as an id needs it. */
export const scoreField = (measure: Measure): string =>
  measure.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

export class ScoresForm {
  @MayBeAbsent() @Matches(WHOLE) readonly 'core-10'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'phq-9'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'gad-7'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly epds?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'city-bits'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'pcl-5'?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly fobs?: string;
  @MayBeAbsent() @Matches(WHOLE) readonly 'w-deq'?: string;
  @MayBeAbsent() @IsDay() readonly on?: string;
}

const rangeOf = (measure: Measure): string =>
  `${String(MEASURES[measure].min)} to ${String(MEASURES[measure].max)}`;

const outOfRange = (measure: Measure): string =>
  `The ${measure} total must be a whole number from ${rangeOf(measure)}`;

/** Never decide alone, and so are never asked for: a low score does not overrule a high impact. */
export const scores: Topic = {
  slug: 'scores',
  title: () => 'Scores, if you have them',
  lead: ['Leave this page empty if none was taken. No score decides alone.'],
  optional: true,
  form: ScoresForm,
  questions: () => [
    ...MEASURE_CODES.map((measure): FormPart => ({
      kind: 'text',
      name: scoreField(measure),
      label: measure,
      hint: `Total, ${rangeOf(measure)}`,
      width: 3,
      inputMode: 'numeric',
    })),
    {
      kind: 'date',
      name: 'on',
      label: 'When were they taken?',
      short: 'Taken on',
      hint: 'Leave it empty if it is not known.',
    },
  ],
  sentences: {
    ...Object.fromEntries(
      MEASURE_CODES.map((measure) => [scoreField(measure), { matches: outOfRange(measure) }]),
    ),
    on: { isDay: 'When the scores were taken must be a real date, such as 6 8 2026' },
  },
  alsoCheck: (answers, { today }) => {
    const wrong = MEASURE_CODES.filter((measure) => {
      const total = textOf(answers, scoreField(measure));
      return WHOLE.test(total) && Number(total) > MEASURES[measure].max;
    }).map((measure) => ({ field: scoreField(measure), text: outOfRange(measure) }));
    const on = textOf(answers, 'on');
    const tooLate = isDay(on) && on > today;
    const text = 'When the scores were taken cannot be after today';
    return tooLate ? [...wrong, { field: 'on', text }] : wrong;
  },
};
