import type {
  ClosureCaseState,
  ClosureDoes,
  ClosurePart,
  ClosureReason,
  Outcome,
} from '@waymark/contracts';
import { inLanguage, say } from '../../language/say.js';

export const closureReasonWords: Readonly<Record<ClosureReason, string>> = inLanguage(() => ({
  merged: say`It is merged into another service`,
  'funding-ended': say`Its funding ends`,
  staffing: say`There are not enough staff`,
  reorganised: say`Services in the area are reorganised`,
}));

export const partWords: Readonly<Record<ClosurePart, string>> = inLanguage(() => ({
  holds: say`You hold the person`,
  offered: say`Offered to you, not acknowledged`,
  'asked-to-take-over': say`You are asked to take over`,
  'held-for': say`Waiting for a date, then for you`,
  alongside: say`You work alongside`,
  sent: say`You sent the referral`,
  'owes-a-task': say`You have a task`,
}));

export const doesWords: Readonly<Record<ClosureDoes, string>> = inLanguage(() => ({
  'hand-over': say`The next service is asked to take over`,
  offer: say`Offered to the next service instead`,
  'take-over-instead': say`The next service is asked to take over in your place`,
  'held-for-successor': say`Waits for the same date, then for the next service`,
  alongside: say`The next service is asked to work alongside`,
  'works-there-already': say`The next service works with the person already`,
  'ask-her': say`Ask the person first`,
  'landing-team': say`The landing team finds a place`,
  returned: say`Goes back to the team that has the person`,
  'on-its-way': say`Another place is asked already`,
}));

export const caseStateWords: Readonly<Record<ClosureCaseState, string>> = inLanguage(() => ({
  'to-do': say`Not begun yet`,
  asking: say`The person is being asked`,
  done: say`Asked`,
  failed: say`Could not be moved`,
  gone: say`Was no longer with you`,
  left: say`Left as it was`,
}));

export const criteriaWords: Readonly<Record<Outcome, string>> = inLanguage(() => ({
  eligible: say`meets its published criteria`,
  'not-eligible': say`does not meet its published criteria: its team decides`,
  'not-yet': say`too early by its published criteria: its team decides`,
  'cannot-tell': say`its published criteria leave a point open: its team decides`,
}));
