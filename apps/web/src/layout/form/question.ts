import { say } from '../../language/say.js';

/** One of a closed list of answers. */
export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  /** Of a select: the heading under which it stands; options of one group follow one another. */
  readonly group?: string;
}

interface Asked {
  /** Field of the form's class, and the id that an error links to. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** How the answer is called where answers are checked; the label by default. */
  readonly short?: string;
  /** The heading of the page says the same: the label is there for those who hear it. */
  readonly saidByHeading?: boolean;
}

interface ChosenQuestion extends Asked {
  readonly kind: 'radios' | 'checkboxes' | 'select';
  readonly options: readonly Option[];
  readonly inline?: boolean;
}

interface TypedQuestion extends Asked {
  readonly kind: 'text' | 'textarea';
  /** In characters, as a hint of how much is expected. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly inputMode?: 'numeric' | 'tel' | 'email';
  readonly type?: 'email' | 'tel';
  readonly autocomplete?: string;
}

/** Day, month and year as three boxes; the day may be left out where `dayOptional`. */
interface DateQuestion extends Asked {
  readonly kind: 'date';
  readonly dayOptional?: boolean;
}

export type Question = ChosenQuestion | TypedQuestion | DateQuestion;

/** A heading between questions. */
export interface Section {
  readonly kind: 'section';
  /** Where a link leads to it. */
  readonly id?: string;
  readonly text: string;
  readonly lead?: string;
}

export type FormPart = Question | Section;

/** What somebody typed and chose, by field; an empty answer is absent. */
export type FormAnswers = Readonly<Record<string, string | readonly string[] | undefined>>;

export const isQuestion = (part: FormPart): part is Question => part.kind !== 'section';

/** Options from a list of words, in the order of the words. */
export const optionsFrom = (words: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

/** A few words on one line, which need not be given and which the browser does not keep. */
export const optionalLine = (
  name: string,
  label: string,
  short: string,
  hint?: string,
): FormPart => ({
  kind: 'text',
  name,
  label: say`${label} (optional)`,
  short,
  ...(hint !== undefined && { hint }),
  width: 30,
  autocomplete: 'off',
});
