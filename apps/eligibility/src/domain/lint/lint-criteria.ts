import type { Day } from '@waymark/contracts';
import { compileService } from '../compile-service.js';
import { checkCriteriaFile, type CriteriaFile } from '../criteria-file.js';
import type { PlaceRegister } from '../place-register.js';
import { examine } from './examined-pathway.js';
import { findGaps } from './find-gaps.js';
import { findOverlaps } from './find-overlaps.js';
import { findUnmeetable } from './find-unmeetable.js';
import { findUnreachable } from './find-unreachable.js';
import { findWrongSettings } from './find-wrong-settings.js';
import type { LintFinding } from './lint-finding.js';
import { withoutAccepted } from './without-accepted.js';

/**
 * What is wrong with one file of criteria, found by judging example women with the real evaluator. No proof: what no
 * example shows is not found. `json` is what the file says, read from JSON.
 */
export function lintCriteria(json: unknown, places: PlaceRegister): readonly LintFinding[] {
  const { file, problems } = checkCriteriaFile(json, places);
  const found =
    problems.length > 0 ? findWrongSettings(json, problems, places) : lintFile(file, places);
  return withoutAccepted(found, json);
}

function lintFile(file: CriteriaFile, places: PlaceRegister): readonly LintFinding[] {
  const service = compileService(file, { revision: 1, standing: file.standing, places });
  const pathways = examine(service, dayToJudge(file));
  return [
    ...pathways.flatMap(findUnmeetable),
    ...pathways.flatMap(findGaps),
    ...findOverlaps(pathways),
    ...findUnreachable(pathways),
  ];
}

/** The day the page was read, moved into the days on which the service is open and has a footprint. */
function dayToJudge({ readOn, effectiveFrom, opening, footprint }: CriteriaFile): Day {
  const begins = footprint.map(({ validFrom = '' }) => validFrom).sort();
  const [first = ''] = begins;
  const earliest = [readOn, effectiveFrom, opening.openedOn ?? '', first].sort().at(-1) ?? readOn;
  const { closedOn } = opening;
  return closedOn !== undefined && closedOn < earliest ? closedOn : earliest;
}
