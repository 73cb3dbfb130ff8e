import { IsArray, IsIn } from 'class-validator';
import { inLanguage, say } from '../../../language/say.js';
import type { FormProblem } from '../../../layout/form/check-answers.js';
import type { FormAnswers, Option } from '../../../layout/form/question.js';
import { listOf } from '../draft/own-answers.js';
import { values, type OwnQuestion } from './own-question.js';

const DAYS: readonly Option[] = inLanguage(() => [
  { value: 'little', text: say`It is hard, but most days I manage` },
  { value: 'some', text: say`It often gets in the way of what I need to do` },
  { value: 'marked', text: say`I struggle to get through the day` },
  { value: 'not-known', text: say`I am not sure` },
]);
export const NOTHING = 'none';
const RIGHT_NOW: readonly Option[] = inLanguage(() => [
  { value: 'end-life', text: say`I have a plan to end my life` },
  { value: 'thoughts', text: say`I have thoughts of hurting myself, or of not wanting to live` },
  { value: 'hurt-others', text: say`I am close to hurting a baby or somebody else` },
  {
    value: 'unwanted',
    text: say`Frightening thoughts come that I do not want and would not act on`,
    hint: say`Many people have these after a birth. Having them does not make you a bad parent.`,
  },
  {
    value: 'unreal',
    text: say`I see, hear or believe things that others do not, or feel confused`,
  },
  { value: 'unsafe', text: say`Somebody hurts me, controls me or frightens me` },
  { value: NOTHING, text: say`None of these` },
]);
const THERAPY: readonly Option[] = inLanguage(() => [
  { value: 'now', text: say`Yes, I am having it now` },
  { value: 'before', text: say`Yes, in the past` },
  { value: 'no', text: say`No` },
  { value: 'not-known', text: say`I am not sure` },
]);

class DaysForm {
  @IsIn(values(DAYS)) readonly days!: string;
}
class RightNowForm {
  @IsArray() @IsIn(values(RIGHT_NOW), { each: true }) readonly now!: readonly string[];
}
class TherapyForm {
  @IsIn(values(THERAPY)) readonly therapy!: string;
}

function contradicted(answers: FormAnswers): readonly FormProblem[] {
  const now = listOf(answers, 'now');
  const text = say`Tick what is true for you, or only “None of these”`;
  return now.includes(NOTHING) && now.length > 1 ? [{ field: 'now', text }] : [];
}

export const howYouAre = inLanguage(
  () =>
    ({
      days: {
        title: say`How are your days at the moment?`,
        form: DaysForm,
        questions: () => [
          {
            kind: 'radios',
            name: 'days',
            label: say`How are your days at the moment?`,
            options: DAYS,
          },
        ],
        sentences: { days: { isIn: say`Choose the answer that is closest` } },
      },
      'right-now': {
        title: say`Is any of this true right now?`,
        lead: [say`We ask everybody this, so that nobody has to find the words alone.`],
        form: RightNowForm,
        questions: () => [
          {
            kind: 'checkboxes',
            name: 'now',
            label: say`Is any of this true right now?`,
            options: RIGHT_NOW,
          },
        ],
        sentences: {
          now: {
            isArray: say`Tick what is true, or “None of these”`,
            isIn: say`Tick answers from the list`,
          },
        },
        alsoCheck: contradicted,
      },
      therapy: {
        title: say`Have you had talking therapy for this?`,
        form: TherapyForm,
        questions: () => [
          {
            kind: 'radios',
            name: 'therapy',
            label: say`Have you had talking therapy for this?`,
            hint: say`For example counselling, or NHS Talking Therapies.`,
            options: THERAPY,
          },
        ],
        sentences: { therapy: { isIn: say`Choose 1 answer` } },
      },
    }) as const satisfies Readonly<Record<string, OwnQuestion>>,
);
