import { compileService } from '../compile-service.js';
import { checkCriteriaFile, type CriteriaFile } from '../criteria-file.js';
import type { SettingsProblem } from '../criterion.js';
import type { PlaceRegister } from '../place-register.js';
import { ExaminedPathway } from './examined-pathway.js';
import type { Example, LintFinding, LintKind } from './lint-finding.js';

/** What the reader refuses in a file, each with a woman who would have been judged by it. */
export function findWrongSettings(
  json: unknown,
  problems: readonly SettingsProblem[],
  places: PlaceRegister,
): readonly LintFinding[] {
  const mended = mendedFile(json, problems, places);
  return problems.map(({ field, reason, contradicts }) => {
    const example = mended === undefined ? undefined : exampleFor(mended, field, places);
    return {
      kind: kindOf(field, contradicts),
      path: field === 'file' ? '' : field,
      words: `${field}: ${reason}.`,
      ...(example !== undefined && { example }),
    };
  });
}

function kindOf(field: string, contradicts: true | undefined): LintKind {
  if (contradicts === true) return 'contradiction';
  return /\.citation(\.\w+)?$/.test(field) ? 'missing-citation' : 'out-of-range';
}

const RULE = /^(.*(?:criteria|exclusions|basis|anyOf|allOf|footprint|waits|redirects))\.(\d+)/;

/** The file without the rules, or the fields, that are wrong; undefined where that is still no file. */
function mendedFile(
  json: unknown,
  problems: readonly SettingsProblem[],
  places: PlaceRegister,
): CriteriaFile | undefined {
  const copy = structuredClone(json);
  // From the last to the first, so that what is taken out moves nothing that is still to be.
  const paths = [...new Set(problems.map(({ field }) => RULE.exec(field)?.[0] ?? field))];
  for (const path of paths.sort().reverse()) remove(copy, path.split('.'));
  const mended = checkCriteriaFile(copy, places);
  return mended.problems.length === 0 ? mended.file : undefined;
}

function remove(inside: unknown, [key = '', ...rest]: readonly string[]): void {
  if (Array.isArray(inside)) {
    if (rest.length === 0) inside.splice(Number(key), 1);
    else remove(inside[Number(key)], rest);
  } else if (typeof inside === 'object' && inside !== null) {
    if (rest.length === 0) Reflect.deleteProperty(inside, key);
    else remove((inside as Record<string, unknown>)[key], rest);
  }
}

function exampleFor(file: CriteriaFile, field: string, places: PlaceRegister): Example | undefined {
  const named = Number(/^pathways\.(\d+)/.exec(field)?.[1] ?? -1);
  const rules = file.pathways[named] ?? file.pathways.find(({ offered }) => offered === true);
  const service = compileService(file, { revision: 1, standing: file.standing, places });
  const compiled = rules && service.pathways.get(rules.pathway);
  if (rules === undefined || compiled === undefined) return undefined;
  const examined = new ExaminedPathway(service, compiled, rules, file.readOn);
  return examined.example(examined.population.taken[0] ?? examined.population.nearest);
}
