/** Letters and digits in small, without accents and punctuation: `St. Mary’s` → `st marys`. */
export const searchText = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’.]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const MOST_WORDS = 8;

/** What is looked for, word by word. */
export const searchWords = (question: string): readonly string[] =>
  searchText(question)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
