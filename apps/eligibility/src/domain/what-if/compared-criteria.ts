import type { CriteriaStanding } from '@waymark/contracts';
import { compileService, type CompiledService } from '../compile-service.js';
import { checkCriteriaFile } from '../criteria-file.js';
import { readPlaces } from '../read-places.js';
import { whyNotRunnable } from '../why-not-runnable.js';
import type { PlacesToday } from './known-places.js';
import { PastJudge } from './past-judge.js';

/** A service's criteria as they are stored. */
interface WrittenCriteria {
  readonly serviceId: string;
  readonly revision: number;
  readonly standing: CriteriaStanding;
  readonly content: unknown;
}

/** What a what-if compares, as JSON that can be handed to another thread. */
export interface ComparedCriteria {
  readonly inForce: readonly WrittenCriteria[];
  readonly draft: unknown;
  readonly places: unknown;
  readonly today: PlacesToday;
}

/** The revision that a draft would have is nobody's yet. */
const NEXT = 1_000_000;

/**
 * The criteria in force beside the draft. A stored revision is not checked anew: it was right when it came into force.
 * One that nothing here can run any more is left out, as if the service were not there.
 */
export function pastJudge({ inForce, draft, places: listed, today }: ComparedCriteria): PastJudge {
  const places = readPlaces(listed, 'places.json');
  const compiled = inForce.flatMap(({ revision, standing, content }): CompiledService[] => {
    const { file } = checkCriteriaFile(content);
    if (whyNotRunnable(file) !== undefined) return [];
    return [compileService(file, { revision, standing, places })];
  });
  const { file } = checkCriteriaFile(draft, places);
  const live = inForce.find(({ serviceId }) => serviceId === file.serviceId);
  const standing = live?.standing ?? file.standing;
  const after = compileService(file, { revision: NEXT, standing, places });
  return new PastJudge(compiled, after, today);
}
