import { IsIn } from 'class-validator';
import { YES_NO_NOT_KNOWN } from '@waymark/contracts';
import { inLanguage, say } from '../../../../language/say.js';
import { optionsFrom } from '../../../../layout/form/question.js';
import { yesNoNotKnown } from '../../../../layout/words/need-words.js';
import { aboutWords } from '../../../../layout/words/people-words.js';
import type { Topic } from './topic.js';

export class WhoseCareForm {
  @IsIn(YES_NO_NOT_KNOWN) readonly loss!: string;
  @IsIn(Object.keys(aboutWords)) readonly about!: string;
}

/** Loss is asked first: it sets the words of every page after it. */
export const whoseCare: Topic = inLanguage(() => ({
  slug: 'whose-care',
  title: () => say`Whose care is this about?`,
  form: WhoseCareForm,
  questions: () => [
    {
      kind: 'radios',
      name: 'loss',
      label: say`Has a pregnancy ended, or has a baby died?`,
      short: say`A loss`,
      hint: say`At any time. We ask this first so that the next pages use the right words.`,
      options: optionsFrom(yesNoNotKnown),
    },
    {
      kind: 'radios',
      name: 'about',
      label: say`Who needs the care?`,
      short: say`Who needs the care`,
      options: optionsFrom(aboutWords),
    },
  ],
  sentences: {
    loss: { isIn: say`Select yes, no or not known for a loss` },
    about: { isIn: say`Select who needs the care` },
  },
}));
