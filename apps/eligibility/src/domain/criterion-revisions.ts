import { BUILT_IN, criterionRegister } from './criteria/register.js';
import { EARLIER_REVISIONS } from './criteria/earlier-revisions.js';
import type { RegisteredCriterion } from './criterion.js';

/** The revision of each criterion that is no longer in its first. */
export type RevisionNumbers = Readonly<Record<string, number>>;

/** Criteria in every revision up to some: what judged before can judge again. */
export class CriterionRevisions {
  /** Of each code, the newest first. */
  private readonly byCode = new Map<string, readonly RegisteredCriterion[]>();

  constructor(criteria: readonly RegisteredCriterion[]) {
    for (const criterion of criteria) {
      const known = this.byCode.get(criterion.code) ?? [];
      const all = [...known, criterion].sort((one, other) => other.revision - one.revision);
      this.byCode.set(criterion.code, all);
    }
  }

  /** Throws where nothing of that code is known. */
  newest(code: string): RegisteredCriterion {
    const criterion = this.byCode.get(code)?.[0];
    if (criterion === undefined) throw new Error(`${code} is no criterion that is known here`);
    return criterion;
  }

  /** The newest revision that these settings are right for. Throws where `whyNot` says why. */
  taking(code: string, settings: object): RegisteredCriterion {
    const takes = this.takingOrNone(code, settings);
    if (takes !== undefined) return takes;
    throw new Error(this.whyNot(code, settings));
  }

  /** Why these settings cannot be judged any more: nothing of the code is known, or no revision takes them. */
  whyNot(code: string, settings: object): string | undefined {
    if (!this.byCode.has(code)) return `${code} is no criterion that is known here`;
    if (this.takingOrNone(code, settings) !== undefined) return undefined;
    const [problem] = this.newest(code).problemsOf(settings);
    return `${code}: ${problem?.field ?? 'settings'}: ${problem?.reason ?? 'are wrong'}`;
  }

  /** As they were when these were the newest; undefined where one of them is not known here. */
  asOf(numbers: RevisionNumbers): CriterionRevisions | undefined {
    const then = [...this.byCode.entries()].flatMap(([code, all]) =>
      all.filter(({ revision }) => revision <= (numbers[code] ?? FIRST)),
    );
    const old = new CriterionRevisions(then);
    const areKnown = Object.entries(numbers).every(
      ([code, revision]) => old.byCode.get(code)?.[0]?.revision === revision,
    );
    return areKnown ? old : undefined;
  }

  numbers(): RevisionNumbers {
    const beyond = [...this.byCode.keys()]
      .map((code) => [code, this.newest(code).revision] as const)
      .filter(([, revision]) => revision > FIRST);
    return Object.fromEntries(beyond);
  }

  private takingOrNone(code: string, settings: object): RegisteredCriterion | undefined {
    return this.byCode.get(code)?.find((criterion) => criterion.problemsOf(settings).length === 0);
  }
}

const FIRST = 1;

/** Every criterion in every revision that there ever was. */
export const allRevisions = new CriterionRevisions([
  ...criterionRegister.values(),
  ...Object.values(BUILT_IN),
  ...EARLIER_REVISIONS,
]);
