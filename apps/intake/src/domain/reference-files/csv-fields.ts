const QUOTE = 34;
const COMMA = 44;

/** The quotes of a line do not match. */
export const BROKEN = -1;

/**
 * Reads the columns of one line that are wanted: `slots[column]` says where in `into` a value goes, −1 = not wanted.
 * Written for millions of lines: nothing else is copied.
 * @returns how many columns there are, or `BROKEN`
 */
export function readFields(line: string, slots: readonly number[], into: string[]): number {
  const length = line.length;
  let at = 0;
  let column = 0;
  for (;;) {
    const slot = slots[column] ?? -1;
    let end: number;
    if (line.charCodeAt(at) === QUOTE) {
      end = closingQuote(line, at);
      if (end === BROKEN) return BROKEN;
      if (slot >= 0) into[slot] = line.slice(at + 1, end).replaceAll('""', '"');
      end += 1;
      if (end < length && line.charCodeAt(end) !== COMMA) return BROKEN;
    } else {
      end = line.indexOf(',', at);
      if (end < 0) end = length;
      if (slot >= 0) into[slot] = line.slice(at, end);
    }
    column += 1;
    if (end >= length) return column;
    at = end + 1;
  }
}

function closingQuote(line: string, opening: number): number {
  let at = line.indexOf('"', opening + 1);
  while (at >= 0 && line.charCodeAt(at + 1) === QUOTE) at = line.indexOf('"', at + 2);
  return at;
}

/** All columns of one line; undefined where the quotes do not match. */
export function allFields(line: string): readonly string[] | undefined {
  const slots = Array.from({ length: line.length + 1 }, (_, column) => column);
  const into: string[] = [];
  return readFields(line, slots, into) === BROKEN ? undefined : into;
}
