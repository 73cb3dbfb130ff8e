import { IsIn, ValidateIf } from 'class-validator';
import {
  addDays,
  IsDay,
  isDay,
  MayBeAbsent,
  PREGNANCY_STATES,
  YES_NO_NOT_KNOWN,
} from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom, type FormPart } from '../../../../layout/form/question.js';
import { dueCertaintyWords, pregnancyWords } from '../../../../layout/words/history-words.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import { textOf } from '../draft/draft.js';
import type { Topic, TopicContext } from './topic.js';

const DAYS_OVERDUE = 3 * 7;
const DAYS_AHEAD = 43 * 7;

export class NowForm {
  @IsIn(PREGNANCY_STATES) readonly state!: string;
  @MayBeAbsent() @IsDay() readonly dueOn?: string;
  @ValidateIf((form: NowForm) => form.dueOn !== undefined)
  @IsIn(['exact', 'about'])
  readonly dueCertainty?: string;
  @MayBeAbsent() @IsIn(YES_NO_NOT_KNOWN) readonly primaryCarer?: string;
}

export const now: Topic = inLanguage(() => ({
  slug: 'now',
  title: () => say`How things are now`,
  form: NowForm,
  questions,
  sentences: {
    state: { isIn: say`Select whether there is a pregnancy now` },
    dueOn: { isDay: say`The due date must be a real date, such as 6 8 2027` },
    dueCertainty: { isIn: say`Select how sure the due date is` },
    primaryCarer: { isIn: say`Select yes, no or not known for who cares for the baby` },
  },
  alsoCheck: (answers, { today }) => {
    const dueOn = textOf(answers, 'dueOn');
    if (dueOn === '' || !isDay(dueOn)) return [];
    if (textOf(answers, 'state') !== 'pregnant') {
      const text = say`A due date is only for a pregnancy now: take it out, or select pregnant`;
      return [{ field: 'dueOn', text }];
    }
    const possible = dueOn >= addDays(today, -DAYS_OVERDUE) && dueOn <= addDays(today, DAYS_AHEAD);
    const text = say`The due date must be from 3 weeks ago to 43 weeks ahead: check month and year`;
    return possible ? [] : [{ field: 'dueOn', text }];
  },
}));

function questions({ wording }: TopicContext): readonly FormPart[] {
  return [
    {
      kind: 'radios',
      name: 'state',
      label: wording.partner
        ? say`Is the person they are the partner of pregnant now?`
        : say`Is the person pregnant now?`,
      short: say`Pregnancy now`,
      options: optionsFrom(pregnancyWords),
    },
    {
      kind: 'date',
      name: 'dueOn',
      label: wording.afterLoss ? say`Due date of the pregnancy now` : say`Due date`,
      short: say`Due date`,
      hint: say`Only if pregnant. Leave it empty if it is not known. For example, 6 8 2027.`,
    },
    {
      kind: 'radios',
      name: 'dueCertainty',
      label: say`How sure is the due date?`,
      short: say`How sure the due date is`,
      hint: say`Only if you gave one.`,
      options: optionsFrom(dueCertaintyWords),
    },
    ...(wording.livingBaby ? [carerQuestion(wording.afterLoss)] : []),
  ];
}

const carerQuestion = (afterLoss: boolean): FormPart => ({
  kind: 'radios',
  name: 'primaryCarer',
  label: afterLoss
    ? say`Does the person look after a living child as the main carer?`
    : say`Is the person the main carer of the baby?`,
  short: say`Main carer`,
  options: optionsFrom(yesNoNotKnown),
});
