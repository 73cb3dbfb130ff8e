import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FormAnswers } from './question.js';

/** Field → rule → the sentence shown. The order of the rules is the order in which they are told. */
export type Sentences = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What is wrong with one answer, in words. */
export interface FormProblem {
  readonly field: string;
  readonly text: string;
}

type FormClass = new () => object;

/** Checks answers against the form's class; one problem a field, in the order of the sentences. */
export function checkAnswers(
  Form: FormClass,
  answers: FormAnswers,
  sentences: Sentences,
): readonly FormProblem[] {
  const errors = validateSync(plainToInstance(Form, { ...answers }), {
    whitelist: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
  });
  const broken = new Map(errors.map((error) => [error.property, error.constraints ?? {}]));
  return Object.entries(sentences).flatMap(([field, rules]) => {
    const rule = Object.keys(rules).find((name) => Object.hasOwn(broken.get(field) ?? {}, name));
    const text = rule === undefined ? undefined : rules[rule];
    return text === undefined ? [] : [{ field, text }];
  });
}
