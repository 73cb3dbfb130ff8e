import { Injectable } from '@nestjs/common';
import type { AssessmentAgain } from '@waymark/contracts';
import { UnitOfWork } from '@waymark/messaging';
import { judgeAgain, type JudgedBy } from '../domain/judged-by.js';
import { readPlaces } from '../domain/read-places.js';
import { clip } from '../domain/words.js';
import type { AssessmentToRun } from '../store/assessments.view.js';
import { CriteriaStore, type StoredRevision } from '../store/criteria.store.js';
import { PlacesStore } from '../store/places.store.js';

/** Judges a stored assessment again with what it was judged by, and says whether every byte is the same. */
@Injectable()
export class JudgeAgain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly criteria: CriteriaStore,
    private readonly placeLists: PlacesStore,
  ) {}

  async execute(kept: AssessmentToRun): Promise<AssessmentAgain> {
    const { judged_by: by, facts, judged_on: judgedOn, first_referred_on: firstReferredOn } = kept;
    if (by === null) return notRunnable(kept, 'it was kept before that was recorded');
    const { revisions, list } = await this.unitOfWork.run(async (tx) => ({
      revisions: await this.criteria.all(tx),
      list: await this.placeLists.inRevision(tx, by.places),
    }));
    // In the order in which they were judged.
    const services = Object.entries(by.services).flatMap(
      ([id, number]) =>
        revisions.find(({ serviceId, revision }) => serviceId === id && revision === number) ?? [],
    );
    const lost = lostOf(by, services, list);
    if (lost !== undefined) return notRunnable(kept, lost);

    const places = readPlaces(list, 'places.json');
    const when = { judgedOn, firstReferredOn };
    const again = judgeAgain({ facts, when, by, services, places });
    if (typeof again === 'string') return notRunnable(kept, again);
    const same =
      JSON.stringify(again.candidates) === JSON.stringify(kept.candidates) &&
      JSON.stringify(again.judgements) === JSON.stringify(kept.judgements);
    return {
      assessmentId: kept.assessment_id,
      runnable: true,
      same,
      because: same
        ? 'Judged again with what it was judged by: the same candidates, answers and sentences.'
        : 'Judged again with what it was judged by, something differs: this must not be, tell the maintainers.',
    };
  }
}

function lostOf(
  by: JudgedBy,
  services: readonly StoredRevision[],
  list: unknown,
): string | undefined {
  if (list === undefined) return `list of places ${String(by.places)} is not kept any more`;
  const kept = new Set(services.map(({ serviceId }) => serviceId));
  const lost = Object.keys(by.services).find((serviceId) => !kept.has(serviceId));
  return lost === undefined
    ? undefined
    : `the criteria of ${lost} of that day are not kept any more`;
}

const notRunnable = ({ assessment_id: assessmentId }: AssessmentToRun, why: string) => ({
  assessmentId,
  runnable: false,
  same: false,
  because: clip(`It cannot be judged again with what it was judged by: ${why}.`),
});
