import type { Language } from './say.js';

/** A piece of a template, in order; all of them one after another are the template. */
type Piece =
  | { readonly is: 'text' | 'statement' | 'value' | 'comment'; readonly source: string }
  | { readonly is: 'tag'; readonly source: string; readonly name: string; readonly ends: boolean };

/** What says one text: words, values within them, and marks such as a link around some of them. */
type Run = readonly Piece[];

const CLOSES = { '{{': '}}', '{%': '%}', '{#': '#}' } as const;
const KINDS = { '{{': 'value', '{%': 'statement', '{#': 'comment' } as const;
type Opening = keyof typeof CLOSES;

/** Tags that stand within a sentence. */
const INLINE = new Set('a abbr b bdi code em i kbd small span strong sub sup time'.split(' '));
const ATTRIBUTES = /\s(?:aria-label|alt|title|placeholder|label)="([^"]*)"/g;
const LETTERS = /\p{L}{2}/u;

/** A template in that language: its sentences, its labels, and the texts in its expressions. */
export function templateIn(source: string, { texts }: Pick<Language, 'texts'>): string {
  return rewritten(source, (english) => {
    const text = texts.get(english);
    return typeof text === 'object' ? text.forms.other : text;
  });
}

/** Every text that a template says, as translations name it: `{team.name}` is a value, `<1>` and `</1>` a mark. */
export function textsIn(source: string): readonly string[] {
  const found = new Set<string>();
  rewritten(source, (english) => {
    found.add(english);
    return undefined;
  });
  return [...found];
}

type Translate = (english: string) => string | undefined;

function rewritten(source: string, translate: Translate): string {
  return runsOf(piecesOf(source))
    .map((run) =>
      isSaid(run) ? runIn(run, translate) : run.map((piece) => within(piece, translate)).join(''),
    )
    .join('');
}

function piecesOf(source: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < source.length) {
    const end = endOfPiece(source, at);
    const text = source.slice(at, end);
    pieces.push(pieceOf(text));
    at = end;
  }
  return pieces;
}

function pieceOf(source: string): Piece {
  const opening = source.slice(0, 2);
  if (isOpening(opening)) return { is: KINDS[opening], source };
  const tag = /^<(\/?)([a-z][a-z0-9]*)/i.exec(source);
  if (tag === null) return { is: source.startsWith('<!') ? 'comment' : 'text', source };
  return { is: 'tag', source, name: (tag[2] ?? '').toLowerCase(), ends: tag[1] === '/' };
}

function endOfPiece(source: string, from: number): number {
  const opening = source.slice(from, from + 2);
  if (isOpening(opening)) return endOfExpression(source, from, opening);
  if (/^<[a-z/!]/i.test(opening)) return endOfTag(source, from);
  const next = source.slice(from + 1).search(/\{[{%#]|<[a-z/!]/i);
  return next < 0 ? source.length : from + 1 + next;
}

const isOpening = (text: string): text is Opening => Object.hasOwn(CLOSES, text);

function endOfExpression(source: string, from: number, opening: Opening): number {
  const end = source.indexOf(CLOSES[opening], from);
  if (end < 0) throw new Error(`A template opens ${opening} and does not close it.`);
  return end + 2;
}

function endOfTag(source: string, from: number): number {
  let quoted = false;
  for (let at = from; at < source.length; at += 1) {
    const opening = source.slice(at, at + 2);
    if (isOpening(opening)) at = endOfExpression(source, at, opening) - 1;
    else if (source[at] === '"') quoted = !quoted;
    else if (source[at] === '>' && !quoted) return at + 1;
  }
  throw new Error('A template opens a tag and does not close it.');
}

/** Whatever is no part of a sentence ends it: a block, a condition, a mark without its other end. */
function runsOf(pieces: readonly Piece[]): readonly Run[] {
  const runs: Piece[][] = [[]];
  const within = (piece: Piece): boolean =>
    piece.is === 'text' || piece.is === 'value' || (piece.is === 'tag' && INLINE.has(piece.name));
  for (const piece of pieces) {
    if (within(piece)) runs.at(-1)?.push(piece);
    else runs.push([piece], []);
  }
  return runs.flatMap(balanced).flatMap(unwrapped);
}

/** Cut where a mark has no other end in the run. */
function balanced(run: Run): readonly Run[] {
  const open: number[] = [];
  const alone = new Set<number>();
  run.forEach((piece, at) => {
    if (piece.is !== 'tag') return;
    if (!piece.ends) open.push(at);
    else if (open.pop() === undefined) alone.add(at);
  });
  for (const at of open) alone.add(at);
  if (alone.size === 0) return [run];
  const runs: Piece[][] = [[]];
  run.forEach((piece, at) => {
    if (alone.has(at)) runs.push([piece], []);
    else runs.at(-1)?.push(piece);
  });
  return runs;
}

/** Marks that stand one after another, with no words between them, are texts of their own. */
function unwrapped(run: Run): readonly Run[] {
  const parts = partsOf(run);
  const isOne = parts.some((part) => part.length === 1 && part.some(isSaidPiece));
  if (isOne) return [run];
  return parts.flatMap((part) =>
    part.length === 1
      ? [part]
      : [part.slice(0, 1), ...unwrapped(part.slice(1, -1)), part.slice(-1)],
  );
}

/** Each piece of a run; a mark and all that is in it is one. */
function partsOf(run: Run): readonly Run[] {
  const parts: Piece[][] = [];
  let depth = 0;
  for (const piece of run) {
    if (depth === 0) parts.push([piece]);
    else parts.at(-1)?.push(piece);
    if (piece.is === 'tag') depth += piece.ends ? -1 : 1;
  }
  return parts;
}

const isSaidPiece = ({ is, source }: Piece): boolean =>
  is === 'text' && LETTERS.test(source.replace(/&[a-z]+;/g, ''));

const isSaid = (run: Run): boolean => run.some(isSaidPiece);

function runIn(run: Run, translate: Translate): string {
  const places = new Map<string, string>();
  const open: number[] = [];
  let marks = 0;
  const english = run
    .map((piece) => {
      const { is, source } = piece;
      if (is === 'text') return source.replace(/\s+/g, ' ');
      const own = within(piece, translate);
      if (is === 'value') {
        const place = `{${source.slice(2, -2).trim()}}`;
        places.set(place, own);
        return place;
      }
      if (piece.is === 'tag' && piece.ends) {
        const place = `</${String(open.pop())}>`;
        places.set(place, own);
        return place;
      }
      marks += 1;
      open.push(marks);
      const place = `<${String(marks)}>`;
      places.set(place, own);
      return place;
    })
    .join('');
  const text = translate(english.trim());
  if (text === undefined) return run.map((piece) => within(piece, translate)).join('');
  return `${/^\s/.test(english) ? ' ' : ''}${placed(text, places)}${/\s$/.test(english) ? ' ' : ''}`;
}

/** The translation with values and marks in their places; whatever else is no plain text is shown as text. */
const placed = (text: string, places: ReadonlyMap<string, string>): string =>
  text
    .split(/(\{[^}]*\}|<\/?\d+>)/)
    .map((part, at) => (at % 2 === 1 ? (places.get(part) ?? plain(part)) : plain(part)))
    .join('');

const plain = (text: string): string =>
  text
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;');

/** Labels of a tag, and texts in expressions. */
function within(piece: Piece, translate: Translate): string {
  const { is, source } = piece;
  if (is === 'tag') {
    const labelled = source.replace(ATTRIBUTES, (whole, label: string) => {
      if (!LETTERS.test(label.replace(/\{\{.*?\}\}/g, ''))) return whole;
      return whole.replace(label, runIn(piecesOf(label), translate).replaceAll('"', '&quot;'));
    });
    return labelled.replace(/\{[{%].*?[%}]\}/gs, (expression) =>
      expressionIn(expression, translate),
    );
  }
  return is === 'value' || is === 'statement' ? expressionIn(source, translate) : source;
}

/** A text for people begins with a capital and is no name of a file or a class. */
const expressionIn = (expression: string, translate: Translate): string =>
  expression.replace(/"([^"]*)"|'([^']*)'/g, (whole, double?: string, single?: string) => {
    const english = double ?? single ?? '';
    if (!/^\s*\p{Lu}[\p{L}\d’',.:?! -]*$/u.test(english) || !LETTERS.test(english)) return whole;
    const text = translate(english.trim());
    return text === undefined ? whole : JSON.stringify(english.replace(english.trim(), text));
  });
