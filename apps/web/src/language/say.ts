import { AsyncLocalStorage } from 'node:async_hooks';

/** One text, or one for each form that the language has for numbers (CLDR), told apart by the value of that place. */
export type Text = string | { readonly by: number; readonly forms: Forms };
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** What a page is written in. */
export interface Language {
  /** BCP 47, such as `pl` or `en-x-easyread`. */
  readonly code: string;
  /** As its readers call it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Of dates and numbers. */
  readonly locale: string;
  /** For each English text the text to say instead; none in English itself. */
  readonly texts: Pick<ReadonlyMap<string, Text>, 'get'>;
}

export const ENGLISH: Language = {
  code: 'en',
  name: 'English',
  direction: 'ltr',
  locale: 'en-GB',
  texts: new Map(),
};

const spoken = new AsyncLocalStorage<Language>();

/** Whatever is said meanwhile is said in that language. */
export const speaking = <Result>(language: Language, work: () => Result): Result =>
  spoken.run(language, work);

export const language = (): Language => spoken.getStore() ?? ENGLISH;

/**
 * A text for people, in the language of whoever reads the page. The English stands where it is used and is what
 * translations go by: `{0}`, `{1}` are its places. One that is not translated is said in English.
 */
export function say(
  english: TemplateStringsArray,
  ...values: readonly (string | number)[]
): string {
  const { locale, texts } = language();
  const text = texts.get(textOf(english));
  if (text === undefined) return filled(english, values);
  const chosen = typeof text === 'string' ? text : formOf(text, values, locale);
  return chosen.replace(PLACE, (place, number: string) => String(values[Number(number)] ?? place));
}

/** `1 day`, `3 days`: a number of something, whose English has two forms. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  const { locale, texts } = language();
  const english = `{0} ${number === 1 ? noun : plural}`;
  const text = texts.get(english) ?? english;
  const chosen = typeof text === 'string' ? text : formOf(text, [number], locale);
  return chosen.replace('{0}', String(number));
}

/** A text within a sentence: English begins it with a small letter, unless it is a name in capitals. */
export const inSentence = (text: string): string =>
  language().code.startsWith('en')
    ? text.replace(/^\P{L}*\p{L}(?!\p{Lu})/u, (begin) => begin.toLowerCase())
    : text;

/** What is made once for each language: the one of the language that is spoken. */
export function forEachLanguage<Made extends object>(make: (spoken: Language) => Made): () => Made {
  const made = new WeakMap<Language, Made>();
  return () => {
    const spoken = language();
    const known = made.get(spoken);
    if (known !== undefined) return known;
    const fresh = make(spoken);
    made.set(spoken, fresh);
    return fresh;
  };
}

/** Texts that are made once for a language, and read as if they stood there: a table of words, a list of options. */
export function inLanguage<Texts extends object>(make: () => Texts): Texts {
  const now = forEachLanguage(make);
  return new Proxy(now(), {
    get: (_english, key) => {
      const texts = now();
      const value: unknown = Reflect.get(texts, key);
      // The methods of a map want the map itself.
      return isCollection(texts) && value instanceof Function
        ? (value.bind(texts) as unknown)
        : value;
    },
    has: (_english, key) => Reflect.has(now(), key),
    ownKeys: () => Reflect.ownKeys(now()),
    getOwnPropertyDescriptor: (_english, key) => Reflect.getOwnPropertyDescriptor(now(), key),
  });
}

/** `this, that or another`. */
export const either = (some: readonly string[]): string =>
  new Intl.ListFormat(language().locale, { type: 'disjunction' }).format(some);

const isCollection = (texts: object): boolean => texts instanceof Map || texts instanceof Set;

const PLACE = /\{(\d+)\}/g;
const keys = new WeakMap<TemplateStringsArray, string>();
const plurals = new Map<string, Intl.PluralRules>();

function textOf(english: TemplateStringsArray): string {
  const known = keys.get(english);
  if (known !== undefined) return known;
  const key = filled(
    english,
    english.slice(1).map((_, place) => `{${String(place)}}`),
  );
  keys.set(english, key);
  return key;
}

const filled = (english: TemplateStringsArray, values: readonly (string | number)[]): string =>
  english.reduce((text, part, place) => `${text}${String(values[place - 1])}${part}`);

function formOf(
  { by, forms }: Exclude<Text, string>,
  values: readonly (string | number)[],
  locale: string,
): string {
  const rules = plurals.get(locale) ?? new Intl.PluralRules(locale);
  plurals.set(locale, rules);
  return forms[rules.select(Number(values[by]))] ?? forms.other;
}
