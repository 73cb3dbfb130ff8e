/** The same name, however accents, apostrophes, capitals, hyphens and the order of its parts were written. */
export const sameName = (one: string, other: string): boolean => {
  const ways = waysToWrite(other);
  return waysToWrite(one).some((way) => ways.includes(way));
};

const APOSTROPHES = /['’‘ʼʻ`´]/gu;

/** `O’Brien` is written `O Brien` and `OBrien`. */
const waysToWrite = (name: string): readonly string[] => [
  plain(name.replaceAll(APOSTROPHES, '')),
  plain(name.replaceAll(APOSTROPHES, ' ')),
];

/** Letters that are no other letter with an accent, as they are written where a keyboard does not have them. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ħ: 'h', ı: 'i', ŧ: 't' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th' },
};

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[łøđħıŧßæœðþ]/gu, (letter) => LETTERS[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .sort()
    .join(' ');
