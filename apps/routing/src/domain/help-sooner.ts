import type { Day } from '@waymark/contracts';
import { inWords, sentence } from '@waymark/routing-order';
import { besideTask } from './beside-task.js';
import type { Grant, Saying, Told } from './change.js';
import type { Placement, Task } from './placement.js';

/** The landing team looks for help that comes before the clinical date, beside the place that has the person. */
export interface HelpSooner {
  /** All that are open now. */
  readonly tasks: readonly Task[];
  readonly says: readonly Saying[];
  readonly grants: readonly Grant[];
}

/** Asks for it, or, where the place comes in time, ends the search. */
export function helpSooner(before: Placement, because: string | undefined, told: Told): HelpSooner {
  if (because === undefined || before.firstHelp !== undefined) {
    const tasks = before.tasks.filter(({ purpose }) => purpose !== 'sooner');
    return { tasks, says: [], grants: [] };
  }
  const { landing: owner } = told;
  const { tasks, says } = besideTask(
    before,
    { purpose: 'sooner', what: 'find-a-place' },
    { owner, because, told },
  );
  return {
    tasks: [...before.tasks, ...tasks],
    says,
    grants: [{ organisation: owner.organisation, as: 'landing-team' }],
  };
}

/** Why a waiting list is not enough: it reaches beyond the clinical date, or nobody has said until when. */
export function whyTooLong(
  { deadline }: Placement,
  place: string,
  expectedBy: Day | undefined,
): string | undefined {
  if (deadline === undefined) return undefined;
  if (expectedBy !== undefined && expectedBy <= deadline) return undefined;
  const until = expectedBy === undefined ? 'without a date' : `until ${inWords(expectedBy)}`;
  return sentence(
    `${place} has put the person on its waiting list ${until}, and a plan for the birth is wanted by ${inWords(deadline)} (about 34 weeks of pregnancy): find help with the fear of birth that comes sooner, beside this place.`,
  );
}
