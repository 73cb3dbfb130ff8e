import type { CriteriaStanding, Day, ReferralFacts } from '@waymark/contracts';
import { assess, type Assessment, type JudgedWhen } from './assess.js';
import { compileService, type CompiledService } from './compile-service.js';
import { allRevisions, type RevisionNumbers } from './criterion-revisions.js';
import { checkCriteriaFile } from './criteria-file.js';
import type { PlaceRegister } from './place-register.js';
import { whyNotRunnable } from './why-not-runnable.js';

/** With what a referral was judged, as numbers: what is kept beside a judgement so that it can be made again. */
export interface JudgedBy {
  /** How candidates are found and answers put together. */
  readonly judging: number;
  /** Criteria beyond their first revision. */
  readonly criteria: RevisionNumbers;
  /** The list of places, which gives them their names. */
  readonly places: number;
  /** The criteria of each candidate service. */
  readonly services: Readonly<Record<string, number>>;
}

/** One more whenever judging or wording changes that is not of one criterion: `assess` and all that it calls. */
export const JUDGING = 1;

/** How it was done in each revision. Before a change `assess` is kept as it was, with what it calls, under its number. */
const WAYS: ReadonlyMap<number, typeof assess> = new Map([[JUDGING, assess]]);

export function judgedBy(candidates: readonly CompiledService[], places: number): JudgedBy {
  return {
    judging: JUDGING,
    criteria: allRevisions.numbers(),
    places,
    services: Object.fromEntries(
      candidates.map(({ serviceId, revision }) => [serviceId, revision]),
    ),
  };
}

/** The criteria of a service in one revision, as they were stored. */
export interface StoredCriteria {
  readonly serviceId: string;
  readonly revision: number;
  readonly standing: CriteriaStanding;
  readonly effectiveFrom: Day;
  readonly content: unknown;
}

export interface JudgedBefore {
  readonly facts: ReferralFacts;
  readonly when: JudgedWhen;
  readonly by: JudgedBy;
  /** In the order in which they were judged. */
  readonly services: readonly StoredCriteria[];
  readonly places: PlaceRegister;
}

/** Judges as it was judged then; or why it cannot be, where something of that is not known here any more. */
export function judgeAgain({
  facts,
  when,
  by,
  services,
  places,
}: JudgedBefore): Assessment | string {
  const way = WAYS.get(by.judging);
  if (way === undefined) return `judging in revision ${by.judging} is not known here`;
  const criteria = allRevisions.asOf(by.criteria);
  if (criteria === undefined) return 'a criterion is not known here in the revision of that day';
  const compiled: CompiledService[] = [];
  for (const { serviceId, revision, standing, effectiveFrom: since, content } of services) {
    // It was checked when it came into force; a reader that has become stricter since does not undo that.
    const { file } = checkCriteriaFile(content);
    const why = whyNotRunnable(file, criteria);
    if (why !== undefined) return `revision ${String(revision)} of ${serviceId}: ${why}`;
    compiled.push(compileService(file, { revision, standing, since, places, criteria }));
  }
  return way(facts, when, compiled);
}
