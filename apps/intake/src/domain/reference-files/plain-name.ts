const STAYS = new Set(['NHS', 'GP', 'UK', 'HMP', 'HMYOI', 'II', 'III', 'PCN', 'APMS', 'PMS']);
const SMALL = new Set([
  'and',
  'at',
  'by',
  'for',
  'in',
  'le',
  'of',
  'on',
  'the',
  'under',
  'upon',
  'with',
]);

/** The lists shout; people read `The Mill Lane Surgery`. */
export const plainName = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word, index) => plainWord(word, index === 0))
    .join(' ');

function plainWord(word: string, first: boolean): string {
  if (STAYS.has(word) || /\d/.test(word)) return word;
  const small = word.toLowerCase();
  if (!first && SMALL.has(small)) return small;
  // After a bracket or a hyphen, and after the O' of O'NEILL, a name begins anew.
  return small
    .replaceAll(
      /(^|[-(/&])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .replace(
      /^([OD]['’])(\p{L})/u,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
}
