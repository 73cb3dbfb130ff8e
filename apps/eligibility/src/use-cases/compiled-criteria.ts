import { compileService, type CompiledService } from '../domain/compile-service.js';
import { checkCriteriaFile } from '../domain/criteria-file.js';
import { publishedRedirects } from '../domain/published-redirects.js';
import type { PlaceRegister } from '../domain/place-register.js';
import { whyNotRunnable } from '../domain/why-not-runnable.js';
import type { StoredRevision } from '../store/criteria.store.js';
import type { DatedService, LoadedCriteria, UnrunnableRevision } from './criteria-in-force.js';

/**
 * Every stored revision, ready to judge. Each was checked when it came into force, and a reader that has become stricter
 * since does not undo that. One that nothing here can run any more stops nothing: the next of its service stands in for
 * its days, and it is listed with the reason.
 */
export function compiledCriteria(
  revisions: readonly StoredRevision[],
  register: PlaceRegister,
  places: number,
): LoadedCriteria {
  const dated: DatedService[] = [];
  const unrunnable: UnrunnableRevision[] = [];
  const next = new Map<string, CompiledService>();
  for (const stored of revisions.filter(({ replaced }) => !replaced).toReversed()) {
    const { serviceId, effectiveFrom, effectiveTo } = stored;
    const days = effectiveTo === undefined ? { effectiveFrom } : { effectiveFrom, effectiveTo };
    const compiled = compiledOr(stored, register);
    if (typeof compiled !== 'string') {
      next.set(serviceId, compiled);
      dated.unshift({ ...days, service: compiled });
      continue;
    }
    const standIn = next.get(serviceId);
    const trouble = troubleOf(stored, compiled, standIn);
    unrunnable.unshift({ ...namesOf(stored), ...days, hasStandIn: standIn !== undefined, trouble });
    if (standIn !== undefined) dated.unshift({ ...days, service: standIn, trouble });
  }
  return { dated, unrunnable, places };
}

/** The service, or why it cannot be judged by any more. */
function compiledOr(stored: StoredRevision, places: PlaceRegister): CompiledService | string {
  const { revision, standing, effectiveFrom: since, content } = stored;
  const { file } = checkCriteriaFile(content);
  return whyNotRunnable(file) ?? compileService(file, { revision, standing, since, places });
}

function namesOf({ serviceId, revision, standing, content }: StoredRevision) {
  const { file } = checkCriteriaFile(content);
  const { name: serviceName, area } = file;
  return { serviceId, serviceName, area, revision, standing, ...publishedRedirects(file) };
}

function troubleOf(
  { serviceId, revision }: StoredRevision,
  why: string,
  standIn: CompiledService | undefined,
): string {
  const instead =
    standIn === undefined
      ? 'nothing stands in for its days'
      : `revision ${String(standIn.revision)} stands in for its days`;
  return `Revision ${String(revision)} of ${serviceId} can no longer be run (${why}); ${instead}.`;
}
