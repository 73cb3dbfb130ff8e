import {
  currentStateProblems,
  needProblems,
  occurrenceProblems,
  type FieldProblem,
  type SendReferral,
} from '@waymark/contracts';
import { consentProblems } from './consent-problems.js';
import { contactProblems } from './contact-problems.js';
import { despiteCriteriaProblems } from './despite-criteria-problems.js';
import { parenthoodProblems } from './parenthood-problems.js';
import { personProblems } from './person-problems.js';
import { placeProblems } from './place-problems.js';
import { safetyProblems } from './safety-problems.js';
import type { SendingContext } from './sending-context.js';

/** Everything that must be put right before the referral can be sent, all at once. */
export function problemsIn(form: SendReferral, context: SendingContext): readonly FieldProblem[] {
  return [
    ...personProblems(form, context),
    ...placeProblems(form.where, form.person, context.places),
    ...contactProblems(form),
    ...parenthoodProblems(form),
    ...currentStateProblems(form.current, context.today),
    ...occurrenceProblems(form.occurrences, context.today, form.person.birthDate),
    ...needProblems(form, context.today),
    ...safetyProblems(form, context.today),
    ...consentProblems(form, context.today),
    ...despiteCriteriaProblems(form),
  ];
}
