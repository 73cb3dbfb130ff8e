import { Matches, MaxLength } from 'class-validator';
import type { Sentences } from '../form/check-answers.js';
import type { Question } from '../form/question.js';

/** Why an operator does something; it goes into the log for good. */
export class ReasonForm {
  @Matches(/\S.*\S/s) @MaxLength(500) readonly reason!: string;
}

export const reasonSentences: Sentences = {
  reason: {
    matches: 'Enter why you do this, in a few words',
    maxLength: 'The reason must be 500 characters or fewer',
  },
};

export const reasonQuestion: Question = {
  kind: 'textarea',
  name: 'reason',
  label: 'Why?',
  hint: 'Kept with your name, for good. Do not write anybody’s name or details. Up to 500 characters.',
};
