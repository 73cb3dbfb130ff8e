import type { PlaceRegister } from '../place-register.js';
import { linesOfJson } from './lines-of-json.js';
import { lintCriteria } from './lint-criteria.js';
import type { LintFinding } from './lint-finding.js';

/** A finding and the line of the text that it is about. */
export interface LineFinding extends LintFinding {
  readonly line: number;
}

/** What is wrong with the text of a file of criteria. Throws a SyntaxError where it is not JSON. */
export function lintText(text: string, places: PlaceRegister): readonly LineFinding[] {
  const json: unknown = JSON.parse(text);
  const lines = linesOfJson(text);
  return lintCriteria(json, places).map((finding) => ({
    ...finding,
    line: lineOf(finding.path, lines),
  }));
}

/** Of a value that is missing, the line of what should hold it. */
function lineOf(path: string, lines: ReadonlyMap<string, number>): number {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('.'), 0))) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return 1;
}
