import type { NextStep, StepTarget, TargetNow, TargetStep } from '@waymark/contracts';
import { count, inLanguage, say } from '../../language/say.js';
import { clockWords, momentWords } from '../london-time.js';

export const targetStepWords: Readonly<Record<TargetStep, string>> = inLanguage(() => ({
  acknowledge: say`Acknowledge a referral`,
  decide: say`Accept or decline`,
  'book-appointment': say`Book again after an appointment that did not happen`,
  'start-care': say`Start care once accepted`,
  'review-wait': say`Be in touch during the wait`,
  'review-care': say`Look at the care again`,
}));

/** `within 5 working days, this service’s own target` */
const targetWords = ({ workingDays, setBy }: StepTarget): string =>
  say`within ${count(workingDays, 'working day')}, ${setBy === 'service' ? say`this service’s own target` : say`the national default`}`;

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
    here: setBy === 'service' ? count(workingDays, 'working day') : say`As the national default`,
    national: count(nationalWorkingDays, 'working day'),
  }));
