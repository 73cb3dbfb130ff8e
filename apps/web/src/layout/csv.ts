/** A cell that a spreadsheet would run is text. */
const RUNS = /^[=+\-@\t\r]/;

function cell(text: string): string {
  const safe = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Without it a spreadsheet takes the letters for those of another alphabet: “Zoë” is read as “ZoÃ«”. */
const MARK = '\uFEFF';

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** A file of comma-separated values (RFC 4180), a line each. */
export const csvFile = (lines: readonly (readonly string[])[]): string =>
  `${MARK}${lines.map(line).join('')}`;
