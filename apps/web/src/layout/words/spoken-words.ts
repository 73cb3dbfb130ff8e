import type { SpokenChange, SpokenField } from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';
import { languageWords } from './language-words.js';
import { askedWords, interpreterWishWords, readingWords } from './people-words.js';

/** How each is called where the referral is read. */
export const spokenFieldWords: Readonly<Record<SpokenField, string>> = inLanguage(() => ({
  nameToUse: say`Name to use`,
  pronouns: say`Pronouns`,
  language: say`Language`,
  dialect: say`Dialect`,
  interpreterNeeded: say`Interpreter needed`,
  interpreterWish: say`Who may interpret`,
  reading: say`Writing to the person`,
}));

const WORDS: Readonly<Partial<Record<SpokenField, Readonly<Record<string, string>>>>> = inLanguage(
  () => ({
    language: languageWords,
    interpreterNeeded: askedWords,
    interpreterWish: interpreterWishWords,
    reading: readingWords,
  }),
);

const valueWords = (what: SpokenField, value: string): string => WORDS[what]?.[value] ?? value;

/** What is other than before, one sentence each: `Language: Polish, before: English.` */
export const spokenChangeSentences = (changes: readonly SpokenChange[] = []): readonly string[] =>
  changes.map(({ what, before, now }) => {
    const is = now === undefined ? say`not given any more` : valueWords(what, now);
    const was = before === undefined ? '' : say`, before: ${valueWords(what, before)}`;
    return `${spokenFieldWords[what]}: ${is}${was}.`;
  });
