import { Matches, MaxLength } from 'class-validator';
import { inLanguage, say } from '../../language/say.js';
import type { Sentences } from '../form/check-answers.js';
import type { Question } from '../form/question.js';

/** Why an operator does something; it goes into the log for good. */
export class ReasonForm {
  @Matches(/\S.*\S/s) @MaxLength(500) readonly reason!: string;
}

export const reasonSentences: Sentences = inLanguage(() => ({
  reason: {
    matches: say`Enter why you do this, in a few words`,
    maxLength: say`The reason must be 500 characters or fewer`,
  },
}));

export const reasonQuestion: Question = inLanguage(() => ({
  kind: 'textarea',
  name: 'reason',
  label: say`Why?`,
  hint: say`Kept with your name, for good. Do not write anybody’s name or details. Up to 500 characters.`,
}));
