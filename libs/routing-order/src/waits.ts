import { addDays, type Day } from '@waymark/contracts';
import type { Option, Situation } from './situation.js';

/** From here on a wait is long, and link work is offered meanwhile. Also stands for a wait nobody has published. */
export const LONG_WAIT_DAYS = 42;

/** The longest wait it has published, in days. */
export function publishedWaitDays({ service }: Option): number | undefined {
  const days = (service?.waits ?? []).flatMap((wait) => wait.days ?? []);
  return days.length === 0 ? undefined : Math.max(...days);
}

export const hasLongWait = (option: Option): boolean =>
  option.service?.opening === 'waiting-list-only' ||
  (publishedWaitDays(option) ?? 0) >= LONG_WAIT_DAYS;

/** Days a plan for a fear of birth should be made before the due date: at about 34 weeks. */
const DAYS_BEFORE_DUE = 42;

/** The last day on which help with a fear of birth still comes in time; none where it does not apply. */
export function clinicalDeadline({ facts, judgements }: Situation): Day | undefined {
  const { state, dueOn } = facts.current;
  if (state !== 'pregnant' || dueOn === undefined) return undefined;
  const fearOfBirth =
    facts.need.pathways.includes('tokophobia') ||
    judgements.some(({ pathway }) => pathway === 'tokophobia');
  return fearOfBirth ? addDays(dueOn, -DAYS_BEFORE_DUE) : undefined;
}

/** May help there begin only after the clinical date? A wait that nobody has published is no such wait. */
export function comesTooLate(option: Option, situation: Situation): boolean {
  const { judgement, service } = option;
  const deadline = clinicalDeadline(situation);
  if (deadline === undefined || judgement.pathway !== 'tokophobia') return false;
  const waits = publishedWaitDays(option) ?? 0;
  return (
    service?.opening === 'waiting-list-only' ||
    deadline <= situation.on ||
    addDays(situation.on, waits) > deadline
  );
}
