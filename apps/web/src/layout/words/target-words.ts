import type { NextStep, StepTarget, TargetNow, TargetStep } from '@waymark/contracts';
import { clockWords, count, momentWords } from '../london-time.js';

export const targetStepWords: Readonly<Record<TargetStep, string>> = {
  acknowledge: 'Acknowledge a referral',
  decide: 'Accept or decline',
  'book-appointment': 'Book again after an appointment that did not happen',
  'start-care': 'Start care once accepted',
  'review-wait': 'Be in touch during the wait',
  'review-care': 'Look at the care again',
};

/** `within 5 working days, this service’s own target` */
const targetWords = ({ workingDays, setBy }: StepTarget): string =>
  `within ${count(workingDays, 'working day')}, ${setBy === 'service' ? 'this service’s own target' : 'the national default'}`;

/** When a step is due, how that stands now, and whose target it is. */
export function dueWords({ dueAt, target }: NextStep, now: Date): string {
  const due = `${momentWords(dueAt)}, ${clockWords(dueAt, now)}`;
  return target === undefined ? due : `${due}: ${targetWords(target)}`;
}

/** How soon each step is promised, one row a step. */
export const targetRows = (
  targets: readonly TargetNow[],
): readonly { readonly step: string; readonly here: string; readonly national: string }[] =>
  targets.map(({ step, workingDays, setBy, nationalWorkingDays }) => ({
    step: targetStepWords[step],
    here: setBy === 'service' ? count(workingDays, 'working day') : 'As the national default',
    national: count(nationalWorkingDays, 'working day'),
  }));
