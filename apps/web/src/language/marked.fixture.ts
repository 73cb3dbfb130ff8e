import type { Language } from './say.js';

/** A language that says everything in English, with marks around each text: what has none was said without asking for the language. */
export const MARKED: Language = {
  code: 'en-x-marked',
  name: 'Marked',
  direction: 'ltr',
  locale: 'en-GB',
  texts: { get: (english) => `⟦${english}⟧` },
};

/** A language that takes half as much room again as English, as many do. */
export const WIDER: Language = {
  code: 'en-x-wider',
  name: 'A language with a long name',
  direction: 'ltr',
  locale: 'en-GB',
  texts: {
    get: (english) => `${english}${' andere'.repeat(Math.ceil(english.split(' ').length / 2))}`,
  },
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};
const DATE =
  /\b(\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/g;
/** Of a field of an event, a trace or a version. */
const IDENTIFIER = /\b[a-z]+([A-Z][a-z]*)+\d*\b|\b[a-z]+_[a-z_]+\b|\b[0-9a-f]{8,}\b/g;
const plain = (html: string): string =>
  html.replace(/&[a-z#0-9]+;/g, (one) => ENTITIES[one] ?? one);

/** A page without what is different each time that it is asked for. */
export const unmarked = (html: string): string =>
  plain(html)
    .replace(/<nav class="waymark-languages.*?<\/nav>/s, '')
    .replace('<html lang="en-x-marked">', '<html lang="en">')
    .replaceAll(/[⟦⟧]/g, '')
    .replaceAll(/"[A-Za-z0-9_-]{36,}(\.[A-Za-z0-9_-]+)?"/g, '"…"')
    .replaceAll(/\b[0-9a-f]{32}\b/g, '…')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(<[^>]*>) ?/g, '$1');

/** What is written on a page outside the marks, with what is known to be no text of the site taken away. */
export function unsaid(html: string, known: Iterable<string>): readonly string[] {
  const data = [...known]
    .flatMap((each) => [each, ...each.split('\n')])
    .map((each) => each.replaceAll(/\s+/g, ' ').trim())
    .filter((each) => each.length > 2)
    .toSorted((one, other) => other.length - one.length);
  const whole = new Set(known);
  const sentences = data.filter((each) => each.length > 12);
  const without = (some: readonly string[]) => (text: string) =>
    some.reduce((rest, each) => rest.replaceAll(each, ' '), text);
  return textsOn(html)
    .map(outsideMarks)
    .filter((text) => isText(text) && !whole.has(text))
    .map(without(sentences))
    .map((text) => text.replaceAll(DATE, ' ').replaceAll(IDENTIFIER, ' '))
    .map(without(data))
    .filter(isText);
}

const isText = (text: string): boolean => /\p{L}{2}/u.test(text);

function textsOn(html: string): readonly string[] {
  const body = html
    .replace(/<nav class="waymark-languages.*?<\/nav>/s, '')
    .replaceAll(/<(script|style)\b.*?<\/\1>/gs, '');
  const labels = [...body.matchAll(/\s(?:aria-label|alt|title|placeholder|label)="([^"]*)"/g)];
  const marks = /<\/?(?:a|abbr|b|bdi|code|em|i|kbd|small|span|strong|sub|sup|time)\b[^>]*>/g;
  return [
    ...labels.map(([, label = '']) => label),
    ...body
      .replaceAll(marks, '')
      .replaceAll(/<textarea\b.*?<\/textarea>/gs, '')
      .split(/<[^>]*>/),
  ].map((text) => plain(text).replaceAll(/\s+/g, ' ').trim());
}

function outsideMarks(text: string): string {
  let depth = 0;
  let rest = '';
  for (const sign of text) {
    if (sign === '⟦') depth += 1;
    else if (sign === '⟧') depth -= 1;
    else if (depth === 0) rest += sign;
  }
  return rest.trim();
}
