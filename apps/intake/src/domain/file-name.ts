import { LONGEST_FILE_NAME } from '@waymark/contracts';

const NAMELESS = 'Without a name';
// Line breaks, and signs that turn the direction of what follows: a name could look like another one.
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name as it may be shown: without folders, on one line, not longer than is read. */
export function shownFileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const shown = last.replaceAll(CONTROLS, ' ').replaceAll(/\s+/g, ' ').trim();
  return (
    Array.from(shown)
      .slice(0, LONGEST_FILE_NAME / 2)
      .join('') || NAMELESS
  );
}
